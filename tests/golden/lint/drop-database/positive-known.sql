-- @no-transaction
DROP DATABASE shop;
