-- Create "users" table
CREATE TABLE shop.users (
  id integer
);
-- Create default privileges "of golden_app on functions to public"
ALTER DEFAULT PRIVILEGES FOR ROLE golden_app REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
-- Create default privileges "of postgres on schemas to golden_reader"
ALTER DEFAULT PRIVILEGES FOR ROLE postgres GRANT USAGE ON SCHEMAS TO golden_reader;
-- Create default privileges "of postgres on tables to golden_reader"
ALTER DEFAULT PRIVILEGES FOR ROLE postgres GRANT SELECT ON TABLES TO golden_reader;
-- Create default privileges "of postgres on types to public"
ALTER DEFAULT PRIVILEGES FOR ROLE postgres REVOKE USAGE ON TYPES FROM PUBLIC;
-- Create default privileges "of golden_app on tables to golden_writer"
ALTER DEFAULT PRIVILEGES FOR ROLE golden_app IN SCHEMA shop GRANT ALL ON TABLES TO golden_writer WITH GRANT OPTION;
-- Create default privileges "of postgres on sequences to golden_reader"
ALTER DEFAULT PRIVILEGES FOR ROLE postgres IN SCHEMA shop GRANT USAGE ON SEQUENCES TO golden_reader;
-- Create default privileges "of postgres on sequences to golden_writer"
ALTER DEFAULT PRIVILEGES FOR ROLE postgres IN SCHEMA shop GRANT USAGE ON SEQUENCES TO golden_writer;
