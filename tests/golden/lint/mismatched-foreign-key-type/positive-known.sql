-- @database app@host/shop 15
-- @table public.t 92000000 44023414784 id:bigint! name:text code:character_varying(10)
-- @constraint public.t t_pkey p id
CREATE TABLE n (id bigint PRIMARY KEY, a int NOT NULL REFERENCES t);
CREATE INDEX i ON n (a);
