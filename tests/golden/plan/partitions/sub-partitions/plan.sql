-- Create "ev" table
CREATE TABLE public.ev (
  id integer NOT NULL,
  at date NOT NULL,
  note text
) PARTITION BY RANGE (at);
-- Create "ev_1" table
CREATE TABLE public.ev_1 PARTITION OF public.ev
  FOR VALUES FROM ('2024-01-01') TO ('2025-01-01')
  PARTITION BY LIST (id);
-- Create "ev_1_a" table
CREATE TABLE public.ev_1_a PARTITION OF public.ev_1 FOR VALUES IN (1, 2);
-- Create index "ev_note" to table: "ev"
CREATE INDEX ev_note ON public.ev USING btree (note);
