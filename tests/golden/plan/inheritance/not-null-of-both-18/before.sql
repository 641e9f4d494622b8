CREATE TABLE p (a integer NOT NULL, b integer NOT NULL, c integer NOT NULL);
CREATE TABLE k (a integer NOT NULL, b integer NOT NULL) INHERITS (p);
CREATE TABLE g () INHERITS (k);
CREATE TABLE other (PRIMARY KEY (a)) INHERITS (p);
