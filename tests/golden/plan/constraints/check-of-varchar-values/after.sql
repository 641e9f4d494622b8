CREATE TABLE t (kind varchar(20) DEFAULT 'a' CHECK (kind IN ('a', 'it''s', 'c, d')), note text CHECK (note IN ('x', 'y')));
CREATE INDEX i ON t (note) WHERE kind IN ('a', 'b');
CREATE VIEW v AS SELECT * FROM t WHERE kind IN ('a', 'b');
