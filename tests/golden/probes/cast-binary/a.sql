CREATE DOMAIN public.cents AS bigint;
