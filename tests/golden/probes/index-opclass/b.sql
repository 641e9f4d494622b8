CREATE TABLE public.t (a text);
CREATE INDEX i ON public.t (a text_pattern_ops);
