-- @without-down goose takes the version back all the same, and undoes nothing
-- @down CREATE TABLE copies AS SELECT 1 AS id; INSERT INTO orders SELECT id FROM copies; DROP TABLE copies;
DELETE FROM orders WHERE id = 1;
