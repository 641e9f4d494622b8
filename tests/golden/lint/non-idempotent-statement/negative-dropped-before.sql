-- @no-transaction
-- @enable non-idempotent-statement
DROP POLICY IF EXISTS p ON t;
CREATE POLICY p ON t FOR SELECT USING (a = 1);
