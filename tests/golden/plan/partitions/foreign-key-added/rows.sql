INSERT INTO users VALUES (1, 'a@example.com', 'Ada'), (2, 'b@example.com', 'Bob');INSERT INTO ev VALUES (1, '2024-05-05', 'x');
