CREATE SCHEMA app;
CREATE TABLE public.t (id serial PRIMARY KEY);
