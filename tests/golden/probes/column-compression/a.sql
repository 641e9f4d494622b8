CREATE TABLE public.t (a text, b text COMPRESSION pglz, c text);
