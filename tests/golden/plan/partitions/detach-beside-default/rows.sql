INSERT INTO ev SELECT n, '2024-01-01' FROM generate_series(1, 10) n;
