-- Create "readings" table
CREATE TABLE public.readings (
  sensor smallint
) PARTITION BY HASH (sensor);
-- Create "first" table
CREATE TABLE public.first (
  sensor smallint
);
-- Create "second" table
CREATE TABLE public.second (
  sensor smallint
);
-- Create index "first_sensor_idx" to table: "first"
CREATE INDEX first_sensor_idx ON public.first USING btree (sensor);
-- Create index "once_more" to table: "second"
CREATE INDEX once_more ON public.second USING btree (sensor);
-- Create index "second_sensor_idx" to table: "second"
CREATE INDEX second_sensor_idx ON public.second USING btree (sensor);
-- Attach partition "first" to table: "readings"
ALTER TABLE public.readings ATTACH PARTITION public.first FOR VALUES WITH (modulus 2, remainder 0);
-- Attach partition "second" to table: "readings"
ALTER TABLE public.readings ATTACH PARTITION public.second FOR VALUES WITH (modulus 2, remainder 1);
-- Create index "by_sensor" to table: "readings"
CREATE INDEX by_sensor ON ONLY public.readings USING btree (sensor);
-- Modify index "first_sensor_idx" on table: "first"
ALTER INDEX public.by_sensor ATTACH PARTITION public.first_sensor_idx;
-- Modify index "second_sensor_idx" on table: "second"
ALTER INDEX public.by_sensor ATTACH PARTITION public.second_sensor_idx;
