CREATE TYPE public.ty AS (a integer, b text);
CREATE TABLE public.t OF public.ty;
