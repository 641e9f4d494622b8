CREATE TYPE status AS ENUM ('fine', 'bad');
CREATE TABLE t (
    id     int PRIMARY KEY,
    status status NOT NULL DEFAULT 'fine',
    word   text
);
CREATE VIEW v AS SELECT id, 'fine'::status AS best FROM t;
CREATE TABLE words (word text DEFAULT 'ok');
