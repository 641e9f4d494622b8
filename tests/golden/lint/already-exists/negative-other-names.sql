-- @database app@host/shop 15
-- @table public.t 92000000 44023414784 id:bigint! a:text
-- @constraint public.t t_pkey p id
-- @index public.t_a_idx public.t 1048576 a
ALTER TABLE t ADD COLUMN IF NOT EXISTS a text;
ALTER TABLE t ADD COLUMN b text;
ALTER TABLE t ADD CONSTRAINT t_b_check CHECK (b <> '') NOT VALID;
CREATE INDEX IF NOT EXISTS t_a_idx ON t (a);
CREATE TABLE other.t (id bigint PRIMARY KEY);
CREATE INDEX t_a_idx ON other.t (id);
SET search_path = app;
CREATE TABLE t (id bigint PRIMARY KEY);
