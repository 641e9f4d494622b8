INSERT INTO people SELECT n, (ARRAY['sad', 'ok', 'happy'])[n % 3 + 1]::mood FROM generate_series(1, 30) n;
