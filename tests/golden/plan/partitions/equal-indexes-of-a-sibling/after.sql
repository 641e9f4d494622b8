CREATE TABLE readings (sensor smallint) PARTITION BY HASH (sensor);
CREATE INDEX by_sensor ON readings (sensor);
CREATE TABLE first PARTITION OF readings FOR VALUES WITH (modulus 2, remainder 0);
CREATE TABLE second PARTITION OF readings FOR VALUES WITH (modulus 2, remainder 1);
CREATE INDEX once_more ON second (sensor);
