-- Modify "p" table
ALTER TABLE public.p ALTER COLUMN b TYPE character varying(20);

-- Modify "k" table
ALTER TABLE public.k VALIDATE CONSTRAINT filled;
-- Set comment to constraint: "filled" on table: "k"
COMMENT ON CONSTRAINT filled ON public.k IS 'Two';

-- Modify "p" table
ALTER TABLE public.p DROP CONSTRAINT among;
-- Modify "p" table
-- Rewrites public.p under ACCESS EXCLUSIVE: its reads and writes wait until the transaction ends.
ALTER TABLE public.p ALTER COLUMN a TYPE bigint;
-- Modify "p" table
ALTER TABLE public.p
  ADD CONSTRAINT among CHECK ((a = ANY (ARRAY[(1)::bigint, (2)::bigint, (3)::bigint]))) NOT VALID;

-- Modify "k" table
ALTER TABLE public.k VALIDATE CONSTRAINT among;
-- Set comment to constraint: "among" on table: "k"
COMMENT ON CONSTRAINT among ON public.k IS 'One';

-- Modify "p" table
ALTER TABLE public.p DROP CONSTRAINT coloured;
-- Rename enum type from "colour" to "schemawright_old_colour"
ALTER TYPE public.colour RENAME TO schemawright_old_colour;
-- Create enum type "colour"
CREATE TYPE public.colour AS ENUM ('green', 'red');
-- Modify "p" table
-- Rewrites public.p under ACCESS EXCLUSIVE: its reads and writes wait until the transaction ends.
ALTER TABLE public.p ALTER COLUMN c TYPE public.colour USING c::text::public.colour;
-- Modify "p" table
ALTER TABLE public.p ADD CONSTRAINT coloured CHECK ((c <> 'green'::public.colour)) NOT VALID;
-- Set comment to constraint: "coloured" on table: "k"
COMMENT ON CONSTRAINT coloured ON public.k IS 'Three';
-- Drop enum type "schemawright_old_colour"
DROP TYPE public.schemawright_old_colour;

-- Modify "k" table
ALTER TABLE public.k VALIDATE CONSTRAINT coloured;
