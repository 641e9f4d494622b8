CREATE TYPE public.fr AS RANGE (SUBTYPE = double precision, MULTIRANGE_TYPE_NAME = public.fmr);
CREATE TABLE public.t (a public.fmr);
