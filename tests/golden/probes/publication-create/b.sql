CREATE TABLE public.t (a integer PRIMARY KEY, b text, c text);
CREATE SCHEMA app;
CREATE PUBLICATION p1 FOR TABLE public.t (a, b) WHERE (a > 5) WITH (publish = 'insert, update');
CREATE PUBLICATION p2 FOR ALL TABLES;
CREATE PUBLICATION p3 FOR TABLES IN SCHEMA app, public;
CREATE PUBLICATION p4 WITH (publish_via_partition_root = true);
