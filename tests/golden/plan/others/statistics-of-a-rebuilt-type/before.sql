CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
CREATE TABLE t (a mood, b integer, c mood);
CREATE STATISTICS st ON a, b, c FROM t;
ALTER STATISTICS st SET STATISTICS 50;
