-- @require-columns created_at
CREATE TABLE orders (id bigint PRIMARY KEY, created_at timestamptz NOT NULL DEFAULT now());
CREATE TEMPORARY TABLE scratch (id bigint PRIMARY KEY);
CREATE TABLE copied AS SELECT 1 AS id;
