INSERT INTO t VALUES ('ok', 1, 'happy');
