ALTER TABLE users RENAME COLUMN user_name TO handle; ALTER TABLE users RENAME TO people;
