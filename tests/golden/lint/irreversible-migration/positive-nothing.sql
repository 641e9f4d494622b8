-- @without-down goose takes the version back all the same, and undoes nothing
SET lock_timeout = '1s';
CREATE TABLE orders (id bigint PRIMARY KEY);
