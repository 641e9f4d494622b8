INSERT INTO public.accounts SELECT md5((i % 9)::text)::uuid, i, 'closed' FROM generate_series(1, 100) AS i;
