CREATE TYPE mood AS ENUM ('ok');
CREATE DOMAIN label AS text;
ALTER TABLE t ADD COLUMN a mood, ADD COLUMN b label, ADD COLUMN c citext, ADD COLUMN d uuid, ADD COLUMN e amount[];
