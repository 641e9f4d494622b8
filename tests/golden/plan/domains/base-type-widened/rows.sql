INSERT INTO goods SELECT n, 'c' || n FROM generate_series(1, 30) n;
