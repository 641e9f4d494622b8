INSERT INTO ev VALUES (1, 'x'), (3, 'y');
