INSERT INTO bills SELECT n, n, ARRAY[n, n + 1] FROM generate_series(1, 30) n;
