-- @no-transaction
-- @database app@host/shop 15
-- @table public.t 92000000 44023414784 id:bigint! name:text a:integer code:character_varying(10)
-- @table public.r 500 65536 id:integer!
-- @index public.r_pkey public.r 8192 unique id
-- @answer ! public.t: a not in public.r (id) | the question was not finished in 5 s
ALTER TABLE t ADD CONSTRAINT t_a_fkey FOREIGN KEY (a) REFERENCES r (id) NOT VALID;
ALTER TABLE t VALIDATE CONSTRAINT t_a_fkey;
