-- @require-columns created_at tenant
CREATE TABLE orders (id bigint PRIMARY KEY, tenant bigint);
CREATE TABLE customers (id bigint PRIMARY KEY);
