-- @no-transaction
DROP INDEX CONCURRENTLY a;
CREATE TABLE n (a int);
CREATE INDEX i ON n (a);
DROP INDEX i;
