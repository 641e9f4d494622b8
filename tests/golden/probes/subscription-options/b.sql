CREATE SUBSCRIPTION sub CONNECTION 'host=localhost dbname=x' PUBLICATION p1 WITH (connect = false, slot_name = NONE, binary = true, streaming = true, synchronous_commit = 'local');
