CREATE TABLE public.t (a text, b text);
ALTER TABLE public.t ALTER a SET STATISTICS 500;
