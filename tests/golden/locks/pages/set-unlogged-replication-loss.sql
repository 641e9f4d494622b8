-- @setup
CREATE TABLE sessions (id bigint PRIMARY KEY);
INSERT INTO sessions SELECT g FROM generate_series(1, 300) g;
-- @also sessions: ACCESS EXCLUSIVE, rewritten, scanned
ALTER TABLE sessions SET UNLOGGED;
-- @also nothing
CREATE UNLOGGED TABLE session_cache (id uuid PRIMARY KEY, data jsonb);
