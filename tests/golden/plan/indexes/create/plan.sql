-- Create index "i" to table: "users"
CREATE INDEX CONCURRENTLY i
  ON public.users
  USING btree (lower(email), name DESC NULLS LAST)
  INCLUDE (id)
  WHERE (name IS NOT NULL);
