CREATE TYPE public.e AS ENUM ('a', 'b', 'c');
CREATE TABLE public.t (v public.e DEFAULT 'a');
