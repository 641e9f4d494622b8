-- @no-transaction
ALTER TABLE users VALIDATE CONSTRAINT users_name_null;
ALTER TABLE users ALTER COLUMN name SET NOT NULL;
