CREATE TYPE public.ty AS (a integer, b text);
