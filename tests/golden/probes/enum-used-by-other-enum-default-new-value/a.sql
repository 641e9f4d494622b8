CREATE TYPE public.e AS ENUM ('a');
CREATE TABLE public.t (v public.e DEFAULT 'a');
