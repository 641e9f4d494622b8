INSERT INTO k VALUES (1, 'one', 'red');
INSERT INTO g VALUES (2, 'two', 'red');
