-- @database app@host/shop 15
-- @user public.norm() | view public.v
CREATE OR REPLACE FUNCTION public.norm(t text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT lower(t) $$;
