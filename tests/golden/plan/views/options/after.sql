CREATE TABLE users (id integer PRIMARY KEY, email text NOT NULL, name text);
CREATE VIEW v WITH (security_invoker) AS SELECT * FROM users;
ALTER VIEW v ALTER COLUMN name SET DEFAULT 'x';
COMMENT ON COLUMN v.name IS 'c';
