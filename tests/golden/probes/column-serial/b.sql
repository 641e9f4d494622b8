CREATE TABLE public.t (b text, a bigserial, c smallserial);
