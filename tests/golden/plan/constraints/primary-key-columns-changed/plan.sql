-- Modify "u" table
ALTER TABLE public.u DROP CONSTRAINT u_a_fkey;

-- Create index "t_a_key" to table: "t"
CREATE UNIQUE INDEX CONCURRENTLY t_a_key ON public.t USING btree (a);

-- Create index "schemawright_new_t_pkey" to table: "t"
CREATE UNIQUE INDEX CONCURRENTLY schemawright_new_t_pkey ON public.t USING btree (a, b);

-- Modify "t" table
ALTER TABLE public.t ADD CONSTRAINT t_a_key UNIQUE USING INDEX t_a_key;
-- Modify "t" table
ALTER TABLE public.t DROP CONSTRAINT t_pkey;
-- Modify "t" table
ALTER TABLE public.t ADD CONSTRAINT t_pkey PRIMARY KEY USING INDEX schemawright_new_t_pkey;
-- Modify "u" table
ALTER TABLE public.u ADD CONSTRAINT u_a_fkey FOREIGN KEY (a) REFERENCES public.t(a) NOT VALID;

-- Modify "u" table
ALTER TABLE public.u VALIDATE CONSTRAINT u_a_fkey;
