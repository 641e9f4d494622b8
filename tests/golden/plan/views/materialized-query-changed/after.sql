CREATE TABLE users (id integer PRIMARY KEY, email text NOT NULL, name text);
CREATE MATERIALIZED VIEW m AS SELECT id, email FROM users;
CREATE UNIQUE INDEX m_id ON m (id);
CREATE INDEX m_email ON m (email);
CREATE VIEW over_m AS SELECT id FROM m;
