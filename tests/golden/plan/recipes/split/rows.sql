INSERT INTO public.people SELECT i, 'First' || i || ' Last' || i % 7 FROM generate_series(1, 100) AS i;
