-- Create "ev" table
CREATE TABLE public.ev (
  id integer NOT NULL,
  at date NOT NULL,
  note text,
  CONSTRAINT ev_pkey PRIMARY KEY (id, at)
) PARTITION BY RANGE (at);
-- Create "ev_1" table
CREATE TABLE public.ev_1 PARTITION OF public.ev FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
-- Create "ev_2" table
CREATE TABLE public.ev_2 PARTITION OF public.ev FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
-- Create "ev_rest" table
CREATE TABLE public.ev_rest PARTITION OF public.ev DEFAULT;
-- Create index "ev_1_own" to table: "ev_1"
CREATE INDEX ev_1_own ON public.ev_1 USING btree (id);
-- Create index "ev_note" to table: "ev"
CREATE INDEX ev_note ON public.ev USING btree (note);
