INSERT INTO public.logs SELECT date '2026-01-20' + i, i, i FROM generate_series(1, 30) AS i;
