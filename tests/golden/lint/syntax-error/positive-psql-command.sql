\connect shop
SELECT 1;
