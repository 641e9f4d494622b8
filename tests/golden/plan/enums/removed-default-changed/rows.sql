INSERT INTO people SELECT n, 'sad' FROM generate_series(1, 10) n;
