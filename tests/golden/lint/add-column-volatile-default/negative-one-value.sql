ALTER TABLE t ADD COLUMN a timestamptz DEFAULT now(), ADD COLUMN b text[] DEFAULT '{}'::text[], ADD COLUMN c text DEFAULT lower('A');
CREATE TABLE n (a int);
ALTER TABLE n ADD COLUMN b uuid DEFAULT gen_random_uuid();
