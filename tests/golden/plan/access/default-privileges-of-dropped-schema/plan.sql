-- Drop default privileges "of postgres on tables to golden_reader"
ALTER DEFAULT PRIVILEGES FOR ROLE postgres IN SCHEMA shop REVOKE SELECT ON TABLES FROM golden_reader;
-- Drop schema named "shop"
DROP SCHEMA shop;
