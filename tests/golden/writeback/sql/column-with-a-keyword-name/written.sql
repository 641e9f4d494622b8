CREATE TABLE t (
    id int PRIMARY KEY,
    kind text,
    place int
);
ALTER TABLE t ALTER COLUMN kind TYPE varchar(20), ALTER place SET NOT NULL;
CREATE VIEW v AS SELECT t.kind AS type, place AS "order" FROM t WHERE kind <> 'type';
