CREATE ROLE golden_app;
CREATE ROLE golden_reader;
CREATE ROLE golden_writer;
CREATE SEQUENCE numbers;
CREATE SEQUENCE others;
GRANT USAGE ON SEQUENCE others TO golden_reader;
