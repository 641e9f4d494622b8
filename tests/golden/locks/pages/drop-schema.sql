-- Found: all tables together. Instead: one after the other.
-- @setup
CREATE SCHEMA legacy;
CREATE TABLE legacy.orders (id bigint PRIMARY KEY);
CREATE TABLE legacy.users (id bigint PRIMARY KEY);
-- @claim legacy.orders: ACCESS EXCLUSIVE
-- @claim legacy.users: ACCESS EXCLUSIVE
DROP SCHEMA legacy CASCADE;
-- @again
-- @claim legacy.orders: ACCESS EXCLUSIVE
DROP TABLE legacy.orders;
-- @refused 2BP01
DROP SCHEMA legacy RESTRICT;
-- @then
DROP TABLE legacy.users;
-- @also nothing
DROP SCHEMA legacy RESTRICT;
