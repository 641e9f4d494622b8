INSERT INTO t (a, a) VALUES (1, 2);
