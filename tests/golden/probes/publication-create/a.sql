CREATE TABLE public.t (a integer PRIMARY KEY, b text, c text);
CREATE SCHEMA app;
