CREATE TABLE fresh (id integer CONSTRAINT the_key PRIMARY KEY, a integer);
CREATE INDEX the_index ON fresh (a);
CREATE FUNCTION counted() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(id) FROM fresh; END;
CREATE VIEW v AS SELECT id FROM fresh;
