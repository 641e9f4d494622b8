-- No table is locked.
-- @setup
CREATE TYPE state AS ENUM ('open', 'done');
CREATE TABLE orders (id bigint PRIMARY KEY, state state);
-- @also nothing
ALTER TYPE state ADD VALUE 'draft' BEFORE 'open';
