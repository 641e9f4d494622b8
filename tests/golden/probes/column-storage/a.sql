CREATE TABLE public.t (a text, b text, c bytea);
ALTER TABLE public.t ALTER b SET STORAGE EXTERNAL;
