INSERT INTO public.orders SELECT i, i FROM generate_series(1, 100) AS i;
