INSERT INTO public.people VALUES (1, ('Main Street', 'Springfield')), (2, NULL);
