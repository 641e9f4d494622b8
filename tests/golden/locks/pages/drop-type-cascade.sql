-- Found: the tables of all columns. Instead: none.
-- @setup
CREATE TYPE state AS ENUM ('new', 'done');
CREATE TABLE orders (id bigint PRIMARY KEY, state state);
CREATE TABLE tasks (id bigint PRIMARY KEY, state state);
-- @claim orders: ACCESS EXCLUSIVE
-- @claim tasks: ACCESS EXCLUSIVE
DROP TYPE state CASCADE;
-- @again
-- @claim orders: ACCESS EXCLUSIVE
ALTER TABLE orders ADD COLUMN new_state text;
-- @then
ALTER TABLE orders DROP COLUMN state;
ALTER TABLE tasks DROP COLUMN state;
-- @also nothing
DROP TYPE state;
