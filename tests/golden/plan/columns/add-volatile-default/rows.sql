INSERT INTO users SELECT n, 'u' || n FROM generate_series(1, 30) n;
