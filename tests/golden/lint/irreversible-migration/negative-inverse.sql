-- @without-down goose takes the version back all the same, and undoes nothing
-- @down DROP VIEW names; DROP TABLE shop.items; DROP TABLE tags; ALTER TABLE orders DROP COLUMN note; DROP SCHEMA shop CASCADE;
CREATE SCHEMA shop;
CREATE TABLE shop.items (id bigint PRIMARY KEY);
CREATE TABLE new_tags (id bigint PRIMARY KEY);
ALTER TABLE new_tags RENAME TO tags;
ALTER TABLE public.orders ADD COLUMN note text;
CREATE VIEW names AS SELECT note FROM orders;
