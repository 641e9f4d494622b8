CREATE FUNCTION one() RETURNS integer LANGUAGE sql AS 'select 1';
CREATE FUNCTION two() RETURNS integer LANGUAGE plpgsql STABLE AS 'begin return 1; end';
ALTER TABLE t ADD COLUMN a integer DEFAULT one();
ALTER TABLE t ADD COLUMN b integer DEFAULT two();
