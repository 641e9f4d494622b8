-- Drop "ev_2" table
DROP TABLE public.ev_2;
