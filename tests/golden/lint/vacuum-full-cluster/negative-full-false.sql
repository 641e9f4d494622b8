-- @no-transaction
VACUUM (FULL false) t;
