CREATE DOMAIN email AS text;
ALTER TABLE t ADD COLUMN contact email;
