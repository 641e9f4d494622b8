CREATE TYPE public.ty AS (a integer, b text);
CREATE TABLE public.t OF public.ty (a WITH OPTIONS DEFAULT 5 NOT NULL, CONSTRAINT k CHECK (a > 0), PRIMARY KEY (a));
COMMENT ON COLUMN public.t.b IS 'typed';
