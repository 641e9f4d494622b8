CREATE OR REPLACE VIEW open_orders AS SELECT id, total, user_id FROM orders WHERE status IN ($$open$$, $$paid$$);
