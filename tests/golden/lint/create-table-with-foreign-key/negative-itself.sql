CREATE TABLE n (id bigint PRIMARY KEY, a bigint REFERENCES n);
