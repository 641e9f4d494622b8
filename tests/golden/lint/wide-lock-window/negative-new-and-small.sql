-- @database app@host/shop 15
-- @table public.conversations 92000000 44023414784 id:bigint! body:character_varying(20) tenant:text created_at:timestamp_without_time_zone
-- @table public.plans 38 16384 id:integer! name:text
ALTER TABLE conversations ADD COLUMN a int;
ALTER TABLE plans ADD COLUMN b int;
CREATE TABLE n (a int);
ALTER TABLE n ADD COLUMN c int;
