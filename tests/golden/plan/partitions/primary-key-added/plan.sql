-- Create index "ev_1_pkey" to table: "ev_1"
CREATE UNIQUE INDEX CONCURRENTLY ev_1_pkey ON public.ev_1 USING btree (id, at);

-- Create index "ev_2_pkey" to table: "ev_2"
CREATE UNIQUE INDEX CONCURRENTLY ev_2_pkey ON public.ev_2 USING btree (id, at);

-- Modify "ev_1" table
ALTER TABLE public.ev_1 ADD CONSTRAINT ev_1_pkey PRIMARY KEY USING INDEX ev_1_pkey;
-- Modify "ev_2" table
ALTER TABLE public.ev_2 ADD CONSTRAINT ev_2_pkey PRIMARY KEY USING INDEX ev_2_pkey;

-- Modify "ev" table
ALTER TABLE public.ev ADD CONSTRAINT ev_pkey PRIMARY KEY (id, at);
