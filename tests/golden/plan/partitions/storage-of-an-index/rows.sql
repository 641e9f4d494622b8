INSERT INTO ev SELECT i, date '2024-01-01' + i, i::text FROM generate_series(1, 600) i;
INSERT INTO refers SELECT id, at FROM ev LIMIT 5;
