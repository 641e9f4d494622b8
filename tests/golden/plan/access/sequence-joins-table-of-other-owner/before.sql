CREATE ROLE golden_app;
CREATE ROLE golden_reader;
CREATE ROLE golden_writer;
CREATE TABLE users (id integer PRIMARY KEY, other integer);
CREATE SEQUENCE numbers;
ALTER TABLE users OWNER TO golden_app;
