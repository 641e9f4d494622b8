CREATE TABLE p (a smallint, b smallint);
CREATE TABLE k () INHERITS (p);
CREATE TABLE g (PRIMARY KEY (a)) INHERITS (k);
CREATE TABLE other (b smallint NOT NULL) INHERITS (p);
