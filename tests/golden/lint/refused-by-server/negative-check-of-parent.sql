-- @database app@host/shop 15
-- @table public.p 92000000 44023414784 id:bigint! at:date
-- @partition-key public.p at
-- @table public.q 92000000 44023414784 id:bigint! at:date
-- @descendant public.q public.q1
ALTER TABLE ONLY p ADD CHECK (id > 0) NOT VALID;
ALTER TABLE ONLY q ADD CHECK (id > 0) NO INHERIT NOT VALID;
ALTER TABLE q ADD CHECK (id > 0) NOT VALID;
