-- Revoke privileges on schema: "public"
REVOKE USAGE ON SCHEMA public FROM PUBLIC;
-- Revoke privileges on schema: "shop"
REVOKE CREATE ON SCHEMA shop FROM golden_app;
-- Grant privileges on schema: "shop"
GRANT USAGE ON SCHEMA shop TO golden_reader, golden_writer;
