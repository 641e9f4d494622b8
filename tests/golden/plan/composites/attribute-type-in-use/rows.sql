INSERT INTO shapes SELECT n, ROW(n, n, 'a, "b" (c)')::point3, ARRAY[ROW(1, 2, NULL)::point3] FROM generate_series(1, 30) n;
INSERT INTO shapes VALUES (31, NULL, NULL), (32, ROW(NULL, NULL, NULL), '{}');
