CREATE ROLE golden_never_before;
CREATE ROLE "golden Odd";
CREATE TABLE users (id integer PRIMARY KEY, email text, password text);
GRANT SELECT ON users TO golden_never_before;
ALTER TABLE users ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON users TO "golden Odd" USING (id = 1);
