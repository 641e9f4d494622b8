INSERT INTO public.people SELECT i, 'n' || i FROM generate_series(1, 100) AS i;
