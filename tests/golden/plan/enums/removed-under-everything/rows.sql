INSERT INTO states VALUES ('new', 'n'), ('open', 'o'), ('closed', 'c');
INSERT INTO tickets (id, s, previous, live, history)
SELECT n, (ARRAY['new', 'open', 'closed'])[n % 3 + 1]::state, NULL, 'open', '{new,open}' FROM generate_series(1, 30) n;
