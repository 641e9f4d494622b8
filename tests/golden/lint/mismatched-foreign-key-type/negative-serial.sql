CREATE TABLE r (id bigserial PRIMARY KEY);
CREATE TABLE n (id bigint PRIMARY KEY, a bigint NOT NULL REFERENCES r (id));
CREATE INDEX i ON n (a);
