INSERT INTO k SELECT n, n, 'x' FROM generate_series(1, 10) n;
INSERT INTO ev SELECT n, n FROM generate_series(1, 10) n;
