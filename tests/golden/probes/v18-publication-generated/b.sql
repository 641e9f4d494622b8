CREATE TABLE public.t (a integer PRIMARY KEY, b integer GENERATED ALWAYS AS (a + 1) STORED);
CREATE PUBLICATION p FOR TABLE public.t WITH (publish_generated_columns = stored);
