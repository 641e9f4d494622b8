DROP INDEX orders_status; CREATE INDEX orders_status ON orders (status, total);
