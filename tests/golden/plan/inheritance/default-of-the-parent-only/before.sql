CREATE TABLE parent (a bigint);
CREATE TABLE child () INHERITS (parent);
