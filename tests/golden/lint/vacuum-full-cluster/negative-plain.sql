-- @no-transaction
VACUUM (ANALYZE) t;
