INSERT INTO public."Accounts" SELECT i, 'n' || i, 'm' FROM generate_series(1, 10) AS i;
