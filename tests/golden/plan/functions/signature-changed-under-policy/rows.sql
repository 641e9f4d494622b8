INSERT INTO users VALUES (1, 'a@example.com', 'Ada'), (2, 'b@example.com', 'Bob');
