-- Modify "p" table
-- Rewrites public.p under ACCESS EXCLUSIVE: its reads and writes wait until the transaction ends.
ALTER TABLE public.p ALTER COLUMN a TYPE bigint;

-- Modify "t" table
-- Rewrites public.t under ACCESS EXCLUSIVE: its reads and writes wait until the transaction ends.
ALTER TABLE public.t ALTER COLUMN a TYPE bigint;
-- Modify index "pi" on table: "p"
ALTER INDEX public.pi ALTER COLUMN 1 SET STATISTICS 66;
-- Modify index "i" on table: "t"
ALTER INDEX public.i ALTER COLUMN 1 SET STATISTICS 77;
-- Modify index "j" on table: "t"
ALTER INDEX public.j ALTER COLUMN 2 SET STATISTICS 88;
-- Modify index "p1_expr_idx" on table: "p1"
ALTER INDEX public.p1_expr_idx ALTER COLUMN 1 SET STATISTICS 55;
