CREATE SCHEMA app;
CREATE TYPE app.kind AS ENUM ('a');
CREATE TABLE app.t (k app.kind);
CREATE VIEW app.v AS SELECT * FROM app.t;
CREATE SEQUENCE app.s;
