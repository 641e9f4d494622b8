CREATE ROLE golden_app;
CREATE ROLE golden_reader;
CREATE ROLE golden_writer;
CREATE TABLE users (id integer PRIMARY KEY, email text, password text);
GRANT SELECT ON users TO golden_reader;
GRANT INSERT ON users TO golden_writer WITH GRANT OPTION;
GRANT UPDATE, DELETE ON users TO golden_app WITH GRANT OPTION;
