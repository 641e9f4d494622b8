-- @no-transaction
-- @enable require-idle-timeout
BEGIN;
SELECT 1;
COMMIT;
