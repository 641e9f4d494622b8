-- Create "ev" table
CREATE TABLE public.ev (
  id integer,
  note text,
  CONSTRAINT ev_key UNIQUE (id)
) PARTITION BY LIST (id);
-- Create "ev_1" table
CREATE TABLE public.ev_1 (
  id integer,
  note text,
  CONSTRAINT ev_1_id_key UNIQUE (id)
);
-- Create "ev_2" table
CREATE TABLE public.ev_2 (
  id integer,
  note text,
  CONSTRAINT ev_2_id_key UNIQUE (id)
) PARTITION BY LIST (id);
-- Create "ev_21" table
CREATE TABLE public.ev_21 (
  id integer,
  note text,
  CONSTRAINT ev_21_id_key UNIQUE (id)
);
-- Create "plain" table
CREATE TABLE public.plain (
  id integer
) PARTITION BY LIST (id);
-- Create "plain_1" table
CREATE TABLE public.plain_1 (
  id integer
);
-- Create index "a_third" to table: "ev_1"
CREATE INDEX a_third ON public.ev_1 USING btree (id DESC);
-- Create index "ev_1_id_idx" to table: "ev_1"
CREATE INDEX ev_1_id_idx ON public.ev_1 USING btree (id);
-- Create index "ev_1_id_idx1" to table: "ev_1"
CREATE INDEX ev_1_id_idx1 ON public.ev_1 USING btree (id) WITH (fillfactor='70');
-- Create index "ev_1_id_idx2" to table: "ev_1"
CREATE UNIQUE INDEX ev_1_id_idx2 ON public.ev_1 USING btree (id);
-- Create index "ev_21_id_idx" to table: "ev_21"
CREATE INDEX ev_21_id_idx ON public.ev_21 USING btree (id);
-- Create index "ev_21_id_idx1" to table: "ev_21"
CREATE INDEX ev_21_id_idx1 ON public.ev_21 USING btree (id) WITH (fillfactor='70');
-- Create index "ev_21_id_idx2" to table: "ev_21"
CREATE UNIQUE INDEX ev_21_id_idx2 ON public.ev_21 USING btree (id);
-- Create index "beside" to table: "plain_1"
CREATE INDEX beside ON public.plain_1 USING btree (id);
-- Create index "plain_1_id_idx" to table: "plain_1"
CREATE INDEX plain_1_id_idx ON public.plain_1 USING btree (id);
-- Attach partition "ev_1" to table: "ev"
ALTER TABLE public.ev ATTACH PARTITION public.ev_1 FOR VALUES IN (1, 2);
-- Attach partition "ev_21" to table: "ev_2"
ALTER TABLE public.ev_2 ATTACH PARTITION public.ev_21 FOR VALUES IN (3);
-- Create index "ev_2_id_idx" to table: "ev_2"
CREATE INDEX ev_2_id_idx ON ONLY public.ev_2 USING btree (id);
-- Modify index "ev_21_id_idx" on table: "ev_21"
ALTER INDEX public.ev_2_id_idx ATTACH PARTITION public.ev_21_id_idx;
-- Create index "ev_2_id_idx1" to table: "ev_2"
CREATE INDEX ev_2_id_idx1 ON ONLY public.ev_2 USING btree (id) WITH (fillfactor='70');
-- Modify index "ev_21_id_idx1" on table: "ev_21"
ALTER INDEX public.ev_2_id_idx1 ATTACH PARTITION public.ev_21_id_idx1;
-- Create index "ev_2_id_idx2" to table: "ev_2"
CREATE UNIQUE INDEX ev_2_id_idx2 ON ONLY public.ev_2 USING btree (id);
-- Modify index "ev_21_id_idx2" on table: "ev_21"
ALTER INDEX public.ev_2_id_idx2 ATTACH PARTITION public.ev_21_id_idx2;
-- Attach partition "ev_2" to table: "ev"
ALTER TABLE public.ev ATTACH PARTITION public.ev_2 FOR VALUES IN (3, 4);
-- Create index "another" to table: "ev"
CREATE INDEX another ON ONLY public.ev USING btree (id) WITH (fillfactor='70');
-- Modify index "ev_1_id_idx1" on table: "ev_1"
ALTER INDEX public.another ATTACH PARTITION public.ev_1_id_idx1;
-- Modify index "ev_2_id_idx1" on table: "ev_2"
ALTER INDEX public.another ATTACH PARTITION public.ev_2_id_idx1;
-- Create index "of_key" to table: "ev"
CREATE UNIQUE INDEX of_key ON ONLY public.ev USING btree (id);
-- Modify index "ev_1_id_idx2" on table: "ev_1"
ALTER INDEX public.of_key ATTACH PARTITION public.ev_1_id_idx2;
-- Modify index "ev_2_id_idx2" on table: "ev_2"
ALTER INDEX public.of_key ATTACH PARTITION public.ev_2_id_idx2;
-- Create index "one" to table: "ev"
CREATE INDEX one ON ONLY public.ev USING btree (id);
-- Modify index "ev_1_id_idx" on table: "ev_1"
ALTER INDEX public.one ATTACH PARTITION public.ev_1_id_idx;
-- Modify index "ev_2_id_idx" on table: "ev_2"
ALTER INDEX public.one ATTACH PARTITION public.ev_2_id_idx;
-- Attach partition "plain_1" to table: "plain"
ALTER TABLE public.plain ATTACH PARTITION public.plain_1 FOR VALUES IN (1, 2);
-- Create index "plain_id" to table: "plain"
CREATE INDEX plain_id ON ONLY public.plain USING btree (id);
-- Modify index "plain_1_id_idx" on table: "plain_1"
ALTER INDEX public.plain_id ATTACH PARTITION public.plain_1_id_idx;
