-- @database app@host/shop 15
-- @table public.products 92000000 44023414784 id:bigint! code:character_varying(10)
-- @check public.products code_check code ((code)::text <> ''::text)
ALTER TABLE products DROP CONSTRAINT code_check, ALTER COLUMN code TYPE varchar(20), ADD CONSTRAINT code_check CHECK (code <> '') NOT VALID;
