-- Drop statistics "mixed"
DROP STATISTICS public.mixed;
-- Create statistics "mixed"
CREATE STATISTICS public.mixed ON c, "d, e", lower(c) FROM public.t;
-- Drop statistics "st"
DROP STATISTICS public.st;
-- Modify "t" table
ALTER TABLE public.t DROP COLUMN "B";
-- Modify "t" table
ALTER TABLE public.t DROP COLUMN a;
