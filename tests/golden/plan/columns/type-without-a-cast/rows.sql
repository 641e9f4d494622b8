INSERT INTO t (e, g) VALUES ('2', '{1,2}');
