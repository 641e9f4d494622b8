CREATE SUBSCRIPTION sub CONNECTION 'host=localhost dbname=x' PUBLICATION p1 WITH (connect = false, slot_name = NONE);
