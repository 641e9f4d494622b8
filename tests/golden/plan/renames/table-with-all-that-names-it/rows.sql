INSERT INTO users VALUES (1, 'a'), (2, 'b');
INSERT INTO orders VALUES (10, 1);
