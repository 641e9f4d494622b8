CREATE TABLE public.t (id bigint CONSTRAINT pk PRIMARY KEY, b text);
CREATE VIEW public.v AS SELECT id, b, count(*) AS n FROM public.t GROUP BY id;
