-- @no-transaction
BEGIN;
SAVEPOINT s;
RELEASE s;
COMMIT;
