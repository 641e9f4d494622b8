CREATE TABLE p (a integer, b integer, c integer);
CREATE TABLE k (a integer, b integer NOT NULL) INHERITS (p);
CREATE TABLE g () INHERITS (k);
CREATE TABLE other (PRIMARY KEY (a)) INHERITS (p);
