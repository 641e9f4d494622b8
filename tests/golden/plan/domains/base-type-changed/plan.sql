-- Drop "big_bills" view
DROP VIEW public.big_bills;
-- Modify "bills" table
ALTER TABLE public.bills DROP CONSTRAINT small;
-- Drop "twice" function
DROP FUNCTION public.twice(public.amount);
-- Rename domain type from "amount" to "schemawright_old_amount"
ALTER DOMAIN public.amount RENAME TO schemawright_old_amount;
-- Create domain type "amount"
CREATE DOMAIN public.amount AS bigint DEFAULT 1 CONSTRAINT amount_check CHECK ((VALUE >= 0));
-- Modify "bills" table
-- Rewrites public.bills under ACCESS EXCLUSIVE: its reads and writes wait until the transaction ends.
ALTER TABLE public.bills
  ALTER COLUMN a TYPE public.amount,
  ALTER COLUMN list TYPE public.amount[] USING list::text[]::public.amount[];
-- Create "big_bills" view
CREATE VIEW public.big_bills AS
SELECT bills.id,
    bills.a
   FROM public.bills
  WHERE ((bills.a)::bigint > 100);
-- Create "twice" function
CREATE OR REPLACE FUNCTION public.twice(public.amount)
 RETURNS public.amount
 LANGUAGE sql
AS $function$ SELECT ($1 * 2)::amount $function$;
-- Modify "bills" table
ALTER TABLE public.bills ADD CONSTRAINT small CHECK (((a)::bigint < 1000000)) NOT VALID;
-- Drop domain type "schemawright_old_amount"
DROP DOMAIN public.schemawright_old_amount;

-- Modify "bills" table
ALTER TABLE public.bills VALIDATE CONSTRAINT small;
