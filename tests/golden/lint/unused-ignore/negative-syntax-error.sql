-- schemawright:ignore drop-table
DROP TABEL orders;
