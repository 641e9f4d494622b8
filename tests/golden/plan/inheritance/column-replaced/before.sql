CREATE TABLE p (a integer NOT NULL, b integer NOT NULL);
CREATE TABLE k () INHERITS (p);
CREATE TABLE g () INHERITS (k);
CREATE TABLE other (x text) INHERITS (p);
CREATE INDEX other_b ON other (b);
CREATE INDEX g_b ON g (b);
CREATE VIEW v AS SELECT b FROM other;
