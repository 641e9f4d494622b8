CREATE TABLE public.t (a text, b jsonb);
CREATE INDEX i ON public.t (lower(a), ((b ->> 'x'::text)), (length(a) + 1) DESC);
