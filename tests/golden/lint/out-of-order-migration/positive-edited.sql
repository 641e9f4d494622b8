-- @edited 1_a.sql was applied and edited since
CREATE TABLE orders (id bigint PRIMARY KEY);
