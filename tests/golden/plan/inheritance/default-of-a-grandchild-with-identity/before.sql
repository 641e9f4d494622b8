CREATE SEQUENCE numbers;
CREATE TABLE a (id smallint DEFAULT nextval('numbers'));
CREATE TABLE b () INHERITS (a);
CREATE TABLE c () INHERITS (b);
