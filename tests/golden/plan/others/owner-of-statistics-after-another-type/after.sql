CREATE ROLE statistician;
CREATE TABLE t (a bigint, b integer);
CREATE STATISTICS st ON a, b FROM t;
ALTER STATISTICS st OWNER TO statistician;
CREATE STATISTICS handed_over ON a, b FROM t;
