-- Give way to the new table: rename table "ev"
ALTER TABLE public.ev RENAME TO schemawright_old_ev;
-- Give way to the new table: rename index "ev_at"
ALTER INDEX public.ev_at RENAME TO schemawright_old_ev_at;
-- Create "ev" table
CREATE TABLE public.ev (
  id integer NOT NULL,
  at date NOT NULL
);
-- Copy the rows of "ev"
-- Rewrites public.ev under ACCESS EXCLUSIVE: its reads and writes wait until the transaction ends. It needs room for a second copy, and fails when a row has no partition, or a value that the new table does not take.
INSERT INTO public.ev (id, at)
SELECT id, at FROM public.schemawright_old_ev;
-- Create index "ev_at" to table: "ev"
CREATE INDEX ev_at ON public.ev USING btree (at);
-- Drop "schemawright_old_ev" table
DROP TABLE public.schemawright_old_ev;
