-- Create index "m_id" to table: "m"
CREATE UNIQUE INDEX CONCURRENTLY m_id ON public.m USING btree (id);
