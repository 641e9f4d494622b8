CREATE ROLE golden_app;
CREATE ROLE golden_reader;
CREATE ROLE golden_writer;
CREATE SCHEMA shop;
GRANT USAGE ON SCHEMA shop TO golden_reader, golden_writer;
REVOKE USAGE ON SCHEMA public FROM PUBLIC;
