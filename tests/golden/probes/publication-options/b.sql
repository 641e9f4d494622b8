CREATE TABLE public.t (a integer PRIMARY KEY);
CREATE PUBLICATION p FOR TABLE public.t WITH (publish = 'insert', publish_via_partition_root = true);
