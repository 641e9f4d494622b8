-- @enable tightened-column-breaks-writers
CREATE TABLE t (id bigint PRIMARY KEY, a int);
ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0);
