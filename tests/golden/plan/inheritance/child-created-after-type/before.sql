CREATE TABLE p (a bigint);
CREATE TABLE other (a bigint) INHERITS (p);
