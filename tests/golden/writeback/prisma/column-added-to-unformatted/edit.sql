ALTER TABLE orders ADD COLUMN "paidAt" timestamptz(6), ADD COLUMN tags text[] DEFAULT ARRAY['a'];
