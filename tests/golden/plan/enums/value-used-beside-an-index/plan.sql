-- Add value to enum type: "mood"
ALTER TYPE public.mood ADD VALUE 'ok' AFTER 'sad';

-- Modify "t" table
ALTER TABLE public.t ADD CONSTRAINT not_ok CHECK ((m <> 'ok'::public.mood)) NOT VALID;

-- Create index "k" to table: "t"
CREATE UNIQUE INDEX CONCURRENTLY k ON public.t USING btree (id);

-- Create index "a" to table: "t"
CREATE INDEX CONCURRENTLY a ON public.t USING btree (id);

-- Modify "t" table
ALTER TABLE public.t VALIDATE CONSTRAINT not_ok;

-- Modify "t" table
ALTER TABLE public.t ADD CONSTRAINT k UNIQUE USING INDEX k;
