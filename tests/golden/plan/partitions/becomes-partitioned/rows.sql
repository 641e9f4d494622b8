INSERT INTO events (at, note) SELECT '2024-12-01'::date + n, 'n' || n FROM generate_series(1, 60) n;
INSERT INTO details SELECT n, n, '2024-12-01'::date + n FROM generate_series(1, 60) n;
