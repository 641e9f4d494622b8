INSERT INTO t VALUES (1, 'a', ROW(1, 'b'));
