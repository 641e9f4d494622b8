-- @late 1_a.sql did not run, though later ones did
-- schemawright:ignore out-of-order-migration because it ran by hand
CREATE TABLE orders (id bigint PRIMARY KEY);
