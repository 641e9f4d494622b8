CREATE DOMAIN email AS text CHECK (VALUE LIKE '%@%');
ALTER TABLE t ADD COLUMN contact email;
