-- Create "ev" table
CREATE TABLE public.ev (
  id bigint,
  CONSTRAINT ev_key UNIQUE (id)
) PARTITION BY HASH (id);
-- Create "ev_0" table
CREATE TABLE public.ev_0 (
  id bigint,
  CONSTRAINT ev_0_id_key UNIQUE (id)
);
-- Create index "ev_0_id_idx" to table: "ev_0"
CREATE UNIQUE INDEX ev_0_id_idx ON public.ev_0 USING btree (id);
-- Attach partition "ev_0" to table: "ev"
ALTER TABLE public.ev ATTACH PARTITION public.ev_0 FOR VALUES WITH (modulus 3, remainder 0);
-- Create index "ev_id" to table: "ev"
CREATE UNIQUE INDEX ev_id ON ONLY public.ev USING btree (id);
-- Modify index "ev_0_id_idx" on table: "ev_0"
ALTER INDEX public.ev_id ATTACH PARTITION public.ev_0_id_idx;
-- Modify "ev_0" table
ALTER TABLE public.ev_0 ADD CONSTRAINT former FOREIGN KEY (id) REFERENCES public.ev(id);
