CREATE TABLE t (a integer, "B" integer, c text, "d, e" text);
CREATE STATISTICS st (ndistinct) ON c, "B", a FROM t;
CREATE STATISTICS mixed ON c, "d, e", (lower(c)), a FROM t;
