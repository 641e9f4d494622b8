-- @no-transaction
COMMIT;
