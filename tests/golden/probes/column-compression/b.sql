CREATE TABLE public.t (a text COMPRESSION pglz, b text, c text COMPRESSION lz4);
