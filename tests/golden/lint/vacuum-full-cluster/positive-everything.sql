-- @no-transaction
VACUUM FULL;
