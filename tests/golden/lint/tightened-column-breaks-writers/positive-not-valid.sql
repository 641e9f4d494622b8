-- @enable tightened-column-breaks-writers
ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0) NOT VALID;
