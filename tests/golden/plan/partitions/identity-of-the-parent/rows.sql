INSERT INTO narrowed (k) VALUES (1), (2);
INSERT INTO numbered VALUES (7, 1);
INSERT INTO stepped (k) VALUES (1);
