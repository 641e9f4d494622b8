CREATE TABLE public.t (a integer, b text, c tsvector, d point, e integer[], f inet);
