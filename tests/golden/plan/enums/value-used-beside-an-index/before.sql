CREATE TYPE mood AS ENUM ('sad');
CREATE TABLE t (id bigint, m mood);
