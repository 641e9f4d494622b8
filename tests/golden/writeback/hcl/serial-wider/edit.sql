DROP VIEW open_orders; ALTER TABLE orders ALTER id TYPE bigint; ALTER SEQUENCE orders_id_seq AS bigint;
