CREATE SCHEMA app;
COMMENT ON SCHEMA app IS 'ours';
CREATE TYPE app.kind AS ENUM ('a');
CREATE TABLE app.t (k app.kind);
CREATE VIEW app.v AS SELECT * FROM app.t;
