CREATE TYPE public.fr AS RANGE (SUBTYPE = double precision);
