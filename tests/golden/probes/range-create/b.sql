CREATE TYPE public.fr AS RANGE (SUBTYPE = double precision, SUBTYPE_DIFF = float8mi, MULTIRANGE_TYPE_NAME = public.fmr);
CREATE TABLE public.t (a public.fr, b public.fmr);
