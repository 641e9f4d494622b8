CREATE TYPE public.e AS ENUM ('a', 'beta');
CREATE TABLE public.t (v public.e);
