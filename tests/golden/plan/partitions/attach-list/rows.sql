INSERT INTO ev SELECT n, 'a' FROM generate_series(1, 10) n;
INSERT INTO ev_b SELECT n, 'b' FROM generate_series(1, 10) n;
