-- @enable nullable-foreign-key
CREATE TABLE n (id bigint PRIMARY KEY, a bigint NOT NULL REFERENCES n);
CREATE INDEX i ON n (a);
