-- @database app@host/shop 15
-- @table public.r 92000000 44023414784 id:bigint! code:text
-- @index public.r_code_idx public.r 1048576 code
-- @table public.n 92000000 44023414784 a:bigint b:text
ALTER TABLE n ADD FOREIGN KEY (b) REFERENCES r (code) NOT VALID;
ALTER TABLE n ADD FOREIGN KEY (a) REFERENCES r NOT VALID;
CREATE TABLE o (id bigint PRIMARY KEY, code text);
CREATE TABLE p (id bigint PRIMARY KEY, code text REFERENCES o (code));
