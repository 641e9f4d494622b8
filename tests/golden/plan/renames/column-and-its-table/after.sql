CREATE TABLE people (id bigint, mail text NOT NULL, day date DEFAULT '2020-01-01'::date, CONSTRAINT users_pkey PRIMARY KEY (id));
CREATE INDEX users_email ON people (lower(mail));
