CREATE TYPE public.ty AS (a integer, b text, c date);
CREATE TABLE public.t OF public.ty (c DEFAULT '2020-01-01');
