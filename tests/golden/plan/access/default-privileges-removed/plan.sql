-- Drop default privileges "of golden_app on functions to public"
ALTER DEFAULT PRIVILEGES FOR ROLE golden_app GRANT EXECUTE ON FUNCTIONS TO PUBLIC;
-- Drop default privileges "of postgres on tables to golden_reader"
ALTER DEFAULT PRIVILEGES FOR ROLE postgres REVOKE SELECT, INSERT ON TABLES FROM golden_reader;
-- Drop default privileges "of golden_app on tables to golden_writer"
ALTER DEFAULT PRIVILEGES FOR ROLE golden_app IN SCHEMA shop REVOKE ALL ON TABLES FROM golden_writer;
-- Create default privileges "of postgres on tables to golden_reader"
ALTER DEFAULT PRIVILEGES FOR ROLE postgres GRANT SELECT ON TABLES TO golden_reader;
