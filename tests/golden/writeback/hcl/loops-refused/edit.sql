ALTER TABLE log_a ADD x int; ALTER TABLE note DROP y;
