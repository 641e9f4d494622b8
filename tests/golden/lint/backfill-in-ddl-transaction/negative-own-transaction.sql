-- atlas:txmode none

ALTER TABLE t ADD COLUMN kind text;
UPDATE t SET kind = 1 WHERE id < 1000;
