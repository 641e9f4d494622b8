CREATE LANGUAGE plx HANDLER plpgsql_call_handler INLINE plpgsql_inline_handler;
CREATE FUNCTION public.f() RETURNS integer LANGUAGE plx AS 'BEGIN RETURN 1; END';
