CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE FUNCTION f(mood) RETURNS text LANGUAGE sql AS $$ SELECT $1::text $$;
