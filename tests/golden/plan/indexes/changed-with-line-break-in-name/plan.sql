-- Rename enum type from "state" to "schemawright_old_state"
ALTER TYPE public.state RENAME TO schemawright_old_state;
-- Create enum type "state"
CREATE TYPE public.state AS ENUM ('new', 'old');
-- Modify "t\nDROP TABLE victim; --" table
-- Rewrites public.t\nDROP TABLE victim; -- under ACCESS EXCLUSIVE: its reads and writes wait until the transaction ends. It fails while a row of public.t\nDROP TABLE victim; -- still holds 'gone\nDROP TABLE victim; --' in state: give such rows another value first.
ALTER TABLE public."t
DROP TABLE victim; --"
  ALTER COLUMN state TYPE public.state USING state::text::public.state;

-- Modify "t\nDROP TABLE victim; --" table
-- Rewrites public.t\nDROP TABLE victim; -- under ACCESS EXCLUSIVE: its reads and writes wait until the transaction ends.
ALTER TABLE public."t
DROP TABLE victim; --"
  ALTER COLUMN total TYPE bigint;
-- Drop enum type "schemawright_old_state"
DROP TYPE public.schemawright_old_state;

-- Create index "schemawright_new_x\nDROP TABLE victim; --" to table: "t\nDROP TABLE victim; --"
CREATE INDEX CONCURRENTLY "schemawright_new_x
DROP TABLE victim; --"
  ON public."t
DROP TABLE victim; --"
  USING btree (id, total);

-- Drop index "x\nDROP TABLE victim; --" from table: "t\nDROP TABLE victim; --"
DROP INDEX CONCURRENTLY public."x
DROP TABLE victim; --";

-- Rename the new index to "x\nDROP TABLE victim; --"
ALTER INDEX public."schemawright_new_x
DROP TABLE victim; --" RENAME TO "x
DROP TABLE victim; --";
