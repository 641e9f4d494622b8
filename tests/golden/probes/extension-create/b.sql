CREATE EXTENSION citext;
CREATE TABLE public.t (a citext);
