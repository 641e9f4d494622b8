CREATE TYPE public.ty AS (a bigint, b text);
CREATE TABLE public.t OF public.ty;
