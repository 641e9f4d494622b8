CREATE TYPE public.e AS ENUM ('a', 'b');
CREATE TABLE public.t (v public.e DEFAULT 'a' NOT NULL);
