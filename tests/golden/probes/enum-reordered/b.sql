CREATE TYPE public.e AS ENUM ('c', 'b', 'a');
CREATE TABLE public.t (v public.e);
