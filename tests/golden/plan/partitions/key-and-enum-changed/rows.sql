INSERT INTO public.p VALUES (1, 2, 's'), (3, 4, 'l');
