-- @database app@host/shop 15
-- @table public.t 92000000 44023414784 id:bigint! name:text a:integer code:character_varying(10)
-- @table public.r 500 65536 id:integer!
-- @index public.r_pkey public.r 8192 unique id
-- @answer 2/92000000 public.t: a not in public.r (id)
ALTER TABLE t ADD CONSTRAINT t_a_fkey FOREIGN KEY (a) REFERENCES r (id);
