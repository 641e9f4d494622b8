ALTER TABLE t ADD COLUMN number bigint;
CREATE TABLE n (id bigserial);
