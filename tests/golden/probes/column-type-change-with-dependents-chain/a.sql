CREATE TABLE public.t (id integer PRIMARY KEY, amount integer DEFAULT 0 NOT NULL, CONSTRAINT pos CHECK (amount >= 0));
CREATE INDEX t_amount ON public.t (amount) WHERE amount > 10;
CREATE VIEW public.v1 AS SELECT id, amount FROM public.t;
CREATE VIEW public.v2 AS SELECT sum(amount) AS s FROM public.v1;
CREATE MATERIALIZED VIEW public.m AS SELECT * FROM public.v1;
CREATE UNIQUE INDEX m_id ON public.m (id);
COMMENT ON VIEW public.v1 IS 'one';
COMMENT ON COLUMN public.v1.amount IS 'money';
COMMENT ON INDEX public.m_id IS 'unique';
