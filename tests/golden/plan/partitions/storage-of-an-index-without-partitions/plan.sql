-- Drop index "ev_at" from table: "ev"
DROP INDEX public.ev_at;
-- Create index "ev_at" to table: "ev"
CREATE INDEX ev_at ON ONLY public.ev USING btree (at) WITH (fillfactor='80');
-- Modify "ev" table
ALTER TABLE public.ev DROP CONSTRAINT ev_pkey;
-- Modify "ev" table
ALTER TABLE public.ev ADD CONSTRAINT ev_pkey PRIMARY KEY (id, at) WITH (fillfactor = 60);
