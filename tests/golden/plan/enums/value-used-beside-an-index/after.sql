CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE t (id bigint, m mood, CONSTRAINT not_ok CHECK (m <> 'ok'));
CREATE INDEX a ON t (id);
ALTER TABLE t ADD CONSTRAINT k UNIQUE (id);
