-- @database app@host/shop 15
-- @table public.p 92000000 44023414784 id:bigint! at:date
-- @partition-key public.p at
-- @descendant public.p public.p1
ALTER TABLE ONLY p ADD CHECK (id > 0) NOT VALID;
ALTER TABLE p ADD CHECK (id > 0) NO INHERIT NOT VALID;
