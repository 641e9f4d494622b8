CREATE SUBSCRIPTION sub CONNECTION 'host=localhost dbname=x' PUBLICATION p2, p3 WITH (connect = false, slot_name = NONE);
