-- @database app@host/shop 15
-- schemawright:ignore out-of-order-migration, schema-drift, irreversible-migration because of next year
CREATE TABLE orders (id bigint PRIMARY KEY);
