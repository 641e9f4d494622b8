CREATE TABLE t (
    id int PRIMARY KEY,
    type text,
    "order" int
);
ALTER TABLE t ALTER COLUMN type TYPE varchar(20), ALTER "order" SET NOT NULL;
CREATE VIEW v AS SELECT t.type, "order" FROM t WHERE type <> 'type';
