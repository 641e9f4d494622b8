-- Modify "t" table
-- Rewrites public.t under ACCESS EXCLUSIVE: its reads and writes wait until the transaction ends.
ALTER TABLE public.t ALTER COLUMN a TYPE bigint;
-- Change owner of statistics: "handed_over"
ALTER STATISTICS public.handed_over OWNER TO postgres;
-- Change owner of statistics: "st"
ALTER STATISTICS public.st OWNER TO statistician;
