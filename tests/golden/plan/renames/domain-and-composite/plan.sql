-- Rename domain type from "code" to "short_code"
ALTER DOMAIN public.code RENAME TO short_code;
-- Rename composite type from "pair" to "two"
ALTER TYPE public.pair RENAME TO two;
