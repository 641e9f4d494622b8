-- Drop index "ev_id" from table: "ev"
DROP INDEX public.ev_id;

-- Create index "ev_1_id_idx" to table: "ev_1"
CREATE INDEX CONCURRENTLY ev_1_id_idx ON public.ev_1 USING btree (id);
