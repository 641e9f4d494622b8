CREATE TABLE users (id integer PRIMARY KEY, email text NOT NULL, name text);
COMMENT ON TABLE users IS 'people';
COMMENT ON COLUMN users.name IS 'x';
COMMENT ON CONSTRAINT users_pkey ON users IS 'key';
