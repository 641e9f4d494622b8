CREATE TABLE public.people (
    id bigint PRIMARY KEY,
    label text,
    note text,
    added date
);
CREATE INDEX people_note_idx ON public.people (note);
