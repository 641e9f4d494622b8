-- @no-transaction
-- @database app@host/shop 15
-- @table public.t 92000000 44023414784 id:bigint! name:text code:character_varying(10)
-- @index public.i public.t 2147483648 unique name
ALTER TABLE t ADD CONSTRAINT c CHECK (name IS NOT NULL) NOT VALID;
ALTER TABLE t VALIDATE CONSTRAINT c;
ALTER TABLE t ALTER COLUMN name SET NOT NULL;
ALTER TABLE t ADD PRIMARY KEY USING INDEX i;
