CREATE TABLE public.people (
    id bigint PRIMARY KEY,
    name text,
    note text
);
