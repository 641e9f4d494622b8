INSERT INTO public.events SELECT i, (1700000000 + i)::text FROM generate_series(1, 100) AS i;
