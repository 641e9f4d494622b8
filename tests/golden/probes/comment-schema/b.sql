CREATE SCHEMA app;
COMMENT ON SCHEMA app IS 'application';
COMMENT ON SCHEMA public IS 'ours';
