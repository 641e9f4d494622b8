INSERT INTO ev SELECT n, '2024-12-01'::date + n FROM generate_series(1, 60) n;
