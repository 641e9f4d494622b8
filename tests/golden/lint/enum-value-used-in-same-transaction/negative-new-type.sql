-- @database app@host/shop 17
CREATE TYPE state AS ENUM ('new');
ALTER TYPE state ADD VALUE 'paid' AFTER 'new';
CREATE TABLE t (id bigint PRIMARY KEY, s state DEFAULT 'paid');
