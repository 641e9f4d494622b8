-- Create "ev" table
CREATE TABLE public.ev (
  id bigint,
  CONSTRAINT ev_id_key UNIQUE (id)
) PARTITION BY HASH (id);
-- Create "ev_0" table
CREATE TABLE public.ev_0 (
  id bigint NOT NULL,
  CONSTRAINT ev_0_id_key UNIQUE (id)
);
-- Create "ev_1" table
CREATE TABLE public.ev_1 PARTITION OF public.ev FOR VALUES WITH (modulus 3, remainder 1);
-- Modify "ev_1" table
ALTER TABLE public.ev_1 ADD CONSTRAINT also UNIQUE (id);
-- Create index "ev_0_id_idx" to table: "ev_0"
CREATE INDEX ev_0_id_idx ON public.ev_0 USING btree (id);
-- Attach partition "ev_0" to table: "ev"
ALTER TABLE public.ev ATTACH PARTITION public.ev_0 FOR VALUES WITH (modulus 3, remainder 0);
-- Modify "ev_0" table
ALTER TABLE public.ev_0 ADD CONSTRAINT ev_0_pkey PRIMARY KEY (id);
-- Create index "ev_id" to table: "ev"
CREATE INDEX ev_id ON public.ev USING btree (id);
