-- @database app@host/shop 15
-- @table public.r 92000000 44023414784 id:mood! code:text
-- @constraint public.r r_pkey p id
-- @index public.r_pkey public.r 1048576 id unique
CREATE TABLE n (id bigint PRIMARY KEY, a mood REFERENCES r);
CREATE INDEX i ON n (a);
