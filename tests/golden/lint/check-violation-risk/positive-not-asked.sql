-- @database app@host/shop 15
-- @table public.t 92000000 44023414784 id:bigint! name:text a:integer code:character_varying(10)
-- @answer ! public.t: NOT (app.fits(name)) | the rows were not asked: they would run app.fits()
ALTER TABLE t ADD CHECK (app.fits(name));
