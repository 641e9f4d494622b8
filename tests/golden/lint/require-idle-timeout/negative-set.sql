-- @no-transaction
-- @enable require-idle-timeout
SET idle_in_transaction_session_timeout = '60s';
BEGIN;
SELECT 1;
COMMIT;
