CREATE TABLE users (id integer PRIMARY KEY, email text NOT NULL, name text);
COMMENT ON TABLE users IS 'all people';
COMMENT ON COLUMN users.email IS 'it''s unique';
COMMENT ON CONSTRAINT users_pkey ON users IS 'the key';
