-- Create "made" table
CREATE TABLE public.made () INHERITS (public.p);
-- Modify "p" table
ALTER TABLE public.p DROP CONSTRAINT c;
-- Modify "p" table
ALTER TABLE public.p ADD CONSTRAINT c CHECK ((a > 0)) NOT VALID;

-- Modify "other" table
ALTER TABLE public.other VALIDATE CONSTRAINT c;
