-- Drop index "i" from table: "users"
DROP INDEX CONCURRENTLY public.i;
