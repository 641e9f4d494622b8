CREATE ROLE golden_app;
CREATE ROLE golden_reader;
CREATE ROLE golden_writer;
CREATE TABLE users (id integer PRIMARY KEY, twice integer GENERATED ALWAYS AS (id * 3) STORED);
GRANT SELECT (id, twice) ON users TO golden_reader;
