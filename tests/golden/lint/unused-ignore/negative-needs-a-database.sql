-- schemawright:ignore drop-index-in-use, invalid-index-present
DROP INDEX CONCURRENTLY orders_state_idx;
