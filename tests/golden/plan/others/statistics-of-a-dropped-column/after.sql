CREATE TABLE t (c text, "d, e" text);
CREATE STATISTICS mixed ON c, "d, e", (lower(c)) FROM t;
