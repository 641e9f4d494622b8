INSERT INTO public.t SELECT i, i, CASE WHEN i % 2 = 0 THEN 'a' ELSE 'b' END::public.e, 'x' FROM generate_series(1, 50) AS i;
