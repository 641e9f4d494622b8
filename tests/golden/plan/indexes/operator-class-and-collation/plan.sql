-- Create index "i" to table: "users"
CREATE INDEX CONCURRENTLY i
  ON public.users
  USING btree (email text_pattern_ops, name COLLATE "C")
  WITH (fillfactor='80');

-- Create index "j" to table: "users"
CREATE UNIQUE INDEX CONCURRENTLY j ON public.users USING btree (name) NULLS NOT DISTINCT;
