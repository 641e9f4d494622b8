-- Modify "t" table
ALTER TABLE public.t ADD CONSTRAINT schemawright_not_null_a CHECK (a IS NOT NULL) NOT VALID;

-- Create index "t_pkey" to table: "t"
CREATE UNIQUE INDEX CONCURRENTLY t_pkey ON public.t USING btree (a);

-- Modify "t" table
ALTER TABLE public.t VALIDATE CONSTRAINT schemawright_not_null_a;

-- Modify "t" table
ALTER TABLE public.t ALTER COLUMN a SET NOT NULL;
-- Modify "t" table
ALTER TABLE public.t DROP CONSTRAINT schemawright_not_null_a;
-- Modify "t" table
ALTER TABLE public.t ADD CONSTRAINT t_pkey PRIMARY KEY USING INDEX t_pkey;
