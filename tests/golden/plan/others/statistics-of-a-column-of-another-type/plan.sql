-- Modify "parent" table
-- Rewrites public.parent under ACCESS EXCLUSIVE: its reads and writes wait until the transaction ends.
ALTER TABLE public.parent ALTER COLUMN x TYPE bigint;

-- Modify "t" table
-- Rewrites public.t under ACCESS EXCLUSIVE: its reads and writes wait until the transaction ends.
ALTER TABLE public.t ALTER COLUMN a TYPE bigint;
-- Alter statistics "changed"
ALTER STATISTICS public.changed SET STATISTICS 75;
-- Alter statistics "st"
ALTER STATISTICS public.st SET STATISTICS 50;
-- Alter statistics "of_expression"
ALTER STATISTICS public.of_expression SET STATISTICS 60;
-- Alter statistics "of_child"
ALTER STATISTICS public.of_child SET STATISTICS 90;
-- Change owner of statistics: "of_expression"
ALTER STATISTICS public.of_expression OWNER TO statistician;
