CREATE TABLE public.people (
    id bigint PRIMARY KEY,
    first_name text NOT NULL,
    last_name text DEFAULT '' NOT NULL
);
CREATE UNIQUE INDEX people_full_name_idx ON public.people (last_name, first_name, id);
