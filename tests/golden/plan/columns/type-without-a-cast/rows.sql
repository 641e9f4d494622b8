INSERT INTO t (c, e, g) VALUES ('(1,2)', '2', '{1,2}');
