CREATE TABLE public.people (
    id bigint PRIMARY KEY,
    name text NOT NULL
);
CREATE INDEX people_name_idx ON public.people (name);
