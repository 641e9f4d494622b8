INSERT INTO base SELECT n, 'sad', 'ok' FROM generate_series(1, 10) n;
INSERT INTO kid SELECT n, 'ok', 'sad', 'x' FROM generate_series(1, 10) n;
INSERT INTO ev SELECT n, 'sad' FROM generate_series(1, 10) n;
