-- Drop "v" view
DROP VIEW app.v;
-- Drop "t" table
DROP TABLE app.t;
-- Drop sequence "s"
DROP SEQUENCE app.s;
-- Drop enum type "kind"
DROP TYPE app.kind;
-- Drop schema named "app"
DROP SCHEMA app;
