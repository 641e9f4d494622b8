INSERT INTO users VALUES (1, 'a', '2021-01-01'), (2, 'b', NULL);
