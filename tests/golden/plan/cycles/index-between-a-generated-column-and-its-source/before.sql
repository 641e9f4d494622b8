CREATE TABLE t (u bigint, doubled bigint GENERATED ALWAYS AS (u * 2) STORED);
CREATE INDEX i ON t (doubled);
