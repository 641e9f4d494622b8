-- Found: the index is built under the lock. Instead: in one statement that reads nothing.
-- @setup
CREATE TABLE users (tenant bigint NOT NULL, id bigint PRIMARY KEY);
INSERT INTO users SELECT 1, g FROM generate_series(1, 300) g;
-- @claim users: ACCESS EXCLUSIVE
ALTER TABLE users DROP CONSTRAINT users_pkey;
-- @claim users: ACCESS EXCLUSIVE, scanned
ALTER TABLE users ADD PRIMARY KEY (tenant, id);
-- @again
-- @also users: SHARE UPDATE EXCLUSIVE
CREATE UNIQUE INDEX CONCURRENTLY users_new_pkey ON users (tenant, id);
-- @claim users: ACCESS EXCLUSIVE
ALTER TABLE users DROP CONSTRAINT users_pkey, ADD PRIMARY KEY USING INDEX users_new_pkey;
-- Foreign keys that reference the old key have to go first.
-- @again
-- @then
CREATE TABLE orders (user_id bigint REFERENCES users (id));
-- @refused 2BP01
ALTER TABLE users DROP CONSTRAINT users_pkey;
