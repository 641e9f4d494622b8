-- @database app@host/shop 15
-- @table public.r 92000000 44023414784 id:bigint! code:text sku:text
-- @constraint public.r r_pkey p id
-- @index public.r_pkey public.r 1048576 id unique
-- @index public.r_code_key public.r 1048576 code unique
-- @table public.s 92000000 44023414784 id:bigint! code:text
-- @table public.n 92000000 44023414784 a:bigint b:text
ALTER TABLE n ADD FOREIGN KEY (b) REFERENCES r (code) NOT VALID;
ALTER TABLE n ADD FOREIGN KEY (a) REFERENCES r NOT VALID;
CREATE UNIQUE INDEX s_code_key ON s (code);
ALTER TABLE n ADD FOREIGN KEY (b) REFERENCES s (code) NOT VALID;
CREATE TABLE o (id bigint PRIMARY KEY, code text UNIQUE);
CREATE TABLE p (id bigint PRIMARY KEY, code text REFERENCES o (code));
CREATE TABLE IF NOT EXISTS n (a bigint REFERENCES r (sku));
