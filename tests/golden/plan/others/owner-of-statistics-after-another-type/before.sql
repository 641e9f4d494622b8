CREATE ROLE statistician;
CREATE TABLE t (a integer, b integer);
CREATE STATISTICS st ON a, b FROM t;
ALTER STATISTICS st OWNER TO statistician;
CREATE STATISTICS handed_over ON a, b FROM t;
ALTER STATISTICS handed_over OWNER TO statistician;
