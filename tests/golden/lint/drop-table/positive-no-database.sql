DROP TABLE IF EXISTS billing.invoices, "Order" CASCADE;
