CREATE TABLE public.t (during tsrange);
