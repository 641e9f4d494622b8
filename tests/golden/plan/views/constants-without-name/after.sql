CREATE TABLE users (id integer PRIMARY KEY, email text NOT NULL, name text);
CREATE VIEW v AS SELECT id, x FROM (SELECT id, name AS x FROM users UNION ALL SELECT id, NULL FROM users) q;
CREATE MATERIALIZED VIEW m AS SELECT email FROM users UNION SELECT 'a,b' UNION SELECT 'it''s';
