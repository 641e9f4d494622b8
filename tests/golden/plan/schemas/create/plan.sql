-- Add new schema named "app"
CREATE SCHEMA app;
-- Set comment to schema: "app"
COMMENT ON SCHEMA app IS 'ours';
-- Create enum type "kind"
CREATE TYPE app.kind AS ENUM ('a');
-- Create "t" table
CREATE TABLE app.t (
  k app.kind
);
-- Create "v" view
CREATE VIEW app.v AS
SELECT t.k
   FROM app.t;
