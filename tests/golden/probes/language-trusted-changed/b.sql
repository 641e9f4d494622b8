CREATE TRUSTED LANGUAGE plx HANDLER plpgsql_call_handler VALIDATOR plpgsql_validator;
CREATE FUNCTION public.f() RETURNS integer LANGUAGE plx AS 'BEGIN RETURN 1; END';
