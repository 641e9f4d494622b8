CREATE TABLE public.t (id integer PRIMARY KEY, n integer DEFAULT 0 NOT NULL, at timestamptz DEFAULT now() NOT NULL);
