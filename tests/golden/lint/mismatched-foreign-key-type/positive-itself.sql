CREATE TABLE n (id uuid PRIMARY KEY, parent bigint REFERENCES n (id));
CREATE INDEX i ON n (parent);
