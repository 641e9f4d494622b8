-- @database app@host/shop 15
-- @late 1_a.sql did not run, though later ones did: goose refuses it without -allow-missing
SET lock_timeout = '1s';
CREATE TABLE orders (id bigint PRIMARY KEY);
