INSERT INTO p SELECT n, 'p' || n FROM generate_series(1, 10) n;
INSERT INTO k SELECT n, 'k' || n FROM generate_series(1, 10) n;
INSERT INTO g SELECT n, 'g' || n, 'x' FROM generate_series(1, 10) n;
