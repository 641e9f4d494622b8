CREATE TABLE users (id integer PRIMARY KEY, email text NOT NULL, name text);
CREATE MATERIALIZED VIEW m AS SELECT id FROM users;
CREATE UNIQUE INDEX m_id ON m (id);
