-- @database app@host/shop 15
-- @table public.t 92000000 44023414784 id:bigint! a:text b:text
-- @constraint public.t t_pkey p id
-- @constraint public.t t_a_check c a
-- @index public.t_a_idx public.t 1048576 a
-- @table public.u 92000000 44023414784 id:bigint! a:text
ALTER TABLE t DROP CONSTRAINT t_pkey, ADD PRIMARY KEY (a);
ALTER TABLE t DROP CONSTRAINT t_a_check, ADD CONSTRAINT t_a_check CHECK (a <> '') NOT VALID;
ALTER TABLE t RENAME COLUMN b TO c;
ALTER TABLE t ADD COLUMN b text;
DROP INDEX t_a_idx;
CREATE INDEX t_a_idx ON t (a, b);
ALTER TABLE u RENAME TO v;
CREATE TABLE u (id bigint PRIMARY KEY);
