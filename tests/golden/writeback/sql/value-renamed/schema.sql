CREATE TYPE status AS ENUM ('ok', 'bad');
CREATE TABLE t (
    id     int PRIMARY KEY,
    status status NOT NULL DEFAULT 'ok',
    word   text
);
CREATE VIEW v AS SELECT id, 'ok'::status AS best FROM t;
CREATE TABLE words (word text DEFAULT 'ok');
