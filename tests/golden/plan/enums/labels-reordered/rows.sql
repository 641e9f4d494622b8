INSERT INTO items SELECT n, (ARRAY['small', 'large', 'medium', NULL])[n % 4 + 1]::size, ARRAY['large', 'small']::size[]
FROM generate_series(1, 30) n;
