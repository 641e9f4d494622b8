INSERT INTO p SELECT n, 'p' || n, n FROM generate_series(1, 10) n;
INSERT INTO k SELECT n, 'k' || n, n, 'x' FROM generate_series(1, 10) n;
INSERT INTO other SELECT n, 'o' || n, n, 'y' FROM generate_series(1, 10) n;
