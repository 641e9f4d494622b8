CREATE TYPE public.ty AS (a integer, b text);
CREATE TABLE public.t (a integer, b text);
