CREATE TABLE public.events (id bigint PRIMARY KEY, happened timestamptz NOT NULL);
CREATE INDEX events_happened_idx ON public.events (happened);
