CREATE TYPE public.mood AS ENUM ('ok', 'bad');
CREATE CAST (public.mood AS text) WITH INOUT AS IMPLICIT;
