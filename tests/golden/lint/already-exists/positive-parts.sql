-- @database app@host/shop 15
-- @table public.t 92000000 44023414784 id:bigint! a:text
-- @constraint public.t t_pkey p id
-- @constraint public.t t_a_check c a
-- @index public.t_a_idx public.t 1048576 a
ALTER TABLE t ADD COLUMN a text;
ALTER TABLE t ADD CONSTRAINT t_a_check CHECK (a <> '') NOT VALID;
ALTER TABLE t ADD CONSTRAINT t_a_idx UNIQUE (a);
ALTER TABLE t ADD PRIMARY KEY (a);
ALTER TABLE t ADD COLUMN b bigint PRIMARY KEY;
