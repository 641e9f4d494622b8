CREATE TABLE public.t (a integer GENERATED ALWAYS AS IDENTITY, b text);
