-- @no-transaction
CREATE INDEX CONCURRENTLY index_of_all_orders_by_customer_and_day_and_state_of_the_last_year ON t (a);
