-- @enable nullable-foreign-key
CREATE TABLE n (id bigint PRIMARY KEY, a bigint REFERENCES n);
CREATE INDEX i ON n (a);
