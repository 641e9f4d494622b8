CREATE TABLE old (id integer CONSTRAINT the_key PRIMARY KEY, a integer);
CREATE INDEX the_index ON old (a);
CREATE FUNCTION counted() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(id) FROM old; END;
CREATE VIEW v AS SELECT id FROM old;
