-- @no-transaction
BEGIN;
BEGIN;
COMMIT;
