-- Found: the lock is the transaction's, however long the second statement takes. Instead: that one alone locks nothing.
-- @setup
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE FUNCTION rebuild_reports() RETURNS void LANGUAGE sql AS '';
-- @claim users: ACCESS EXCLUSIVE
ALTER TABLE users ADD COLUMN kind text;
SELECT rebuild_reports();
-- @again
-- @claim users: ACCESS EXCLUSIVE
ALTER TABLE users ADD COLUMN kind text;
-- @also nothing
SELECT rebuild_reports();
