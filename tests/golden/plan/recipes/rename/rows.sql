INSERT INTO public.users (email, age) SELECT 'user' || i || '@example.org', i % 90 FROM generate_series(1, 200) AS i;
