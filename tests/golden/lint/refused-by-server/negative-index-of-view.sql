-- @database app@host/shop 15
-- @relation public.v v
CREATE MATERIALIZED VIEW m AS SELECT 1 AS a;
CREATE INDEX i ON m (a);
DROP VIEW v;
CREATE TABLE v (a integer);
CREATE INDEX j ON v (a);
