INSERT INTO ev VALUES (1, '[1,2]'), (3, '[2,3]');
