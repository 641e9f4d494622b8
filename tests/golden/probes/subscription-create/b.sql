CREATE SUBSCRIPTION sub CONNECTION 'host=localhost dbname=x' PUBLICATION p1, p2 WITH (connect = false, slot_name = NONE);
COMMENT ON SUBSCRIPTION sub IS 'from there';
