INSERT INTO ev SELECT i, date '2024-01-01' + i, i::text FROM generate_series(1, 600) i;
