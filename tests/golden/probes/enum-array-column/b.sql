CREATE TYPE public.e AS ENUM ('a', 'b');
CREATE TABLE public.t (id integer, v public.e[] DEFAULT ARRAY['a'::public.e]);
