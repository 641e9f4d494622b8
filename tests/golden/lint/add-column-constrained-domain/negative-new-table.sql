CREATE DOMAIN email AS text CHECK (VALUE LIKE '%@%');
CREATE TABLE t (a int);
ALTER TABLE t ADD COLUMN contact email;
