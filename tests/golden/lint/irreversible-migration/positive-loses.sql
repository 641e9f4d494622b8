-- @without-down goose takes the version back all the same, and undoes nothing
-- @down DROP TABLE items; ALTER TABLE public.orders DROP COLUMN note, DROP COLUMN state; TRUNCATE states;
-- @down DELETE FROM tags; DROP SCHEMA old CASCADE;
CREATE TABLE public.items (id bigint PRIMARY KEY);
ALTER TABLE orders ADD COLUMN note text;
