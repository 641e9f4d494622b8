CREATE TYPE public.fr AS RANGE (SUBTYPE = double precision, SUBTYPE_DIFF = float8mi);
