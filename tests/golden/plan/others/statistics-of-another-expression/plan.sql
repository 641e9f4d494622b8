-- Modify "t" table
-- Rewrites public.t under ACCESS EXCLUSIVE: its reads and writes wait until the transaction ends.
ALTER TABLE public.t ALTER COLUMN c SET EXPRESSION AS (a - b);
-- Alter statistics "st"
ALTER STATISTICS public.st SET STATISTICS 50;
-- Modify index "i" on table: "t"
ALTER INDEX public.i ALTER COLUMN 1 SET STATISTICS 60;
