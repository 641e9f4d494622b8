-- Rename enum type from "mood" to "schemawright_old_mood"
ALTER TYPE public.mood RENAME TO schemawright_old_mood;
-- Create enum type "mood"
CREATE TYPE public.mood AS ENUM ('good', 'bad');
-- Modify "users" table
-- Rewrites public.users under ACCESS EXCLUSIVE: its reads and writes wait until the transaction ends. It fails while a row of public.users still holds 'ugly' in mood: give such rows another value first.
ALTER TABLE public.users ALTER COLUMN mood TYPE public.mood USING mood::text::public.mood;
-- Change owner of enum type: "mood"
ALTER TYPE public.mood OWNER TO golden_app;
-- Revoke privileges on enum type: "mood"
REVOKE USAGE ON TYPE public.mood FROM PUBLIC;
-- Grant privileges on enum type: "mood"
GRANT USAGE ON TYPE public.mood TO golden_reader;
-- Drop enum type "schemawright_old_mood"
DROP TYPE public.schemawright_old_mood;
