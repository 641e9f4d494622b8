-- schemawright:expand public.orders.amount
-- Modify "orders" table
ALTER TABLE public.orders ADD COLUMN schemawright_new_amount bigint;
-- Fails here, and not in a program, when an expression means nothing
SELECT CAST(amount AS bigint), CAST(schemawright_new_amount AS integer) FROM public.orders LIMIT 0;
-- What is written to one side is written to the other
CREATE FUNCTION public.schemawright_sync_orders_amount() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- It changes the row at hand and writes nothing else, so it cannot set itself off.
    IF NOT (NEW.schemawright_new_amount IS DISTINCT FROM CAST(NEW.amount AS bigint)) THEN
        RETURN NEW; -- they agree: the backfill, or who writes both
    END IF;
    IF TG_OP = 'INSERT' AND NOT (NEW.schemawright_new_amount IS NULL) THEN
        NEW.amount := NEW.schemawright_new_amount;
    ELSIF TG_OP = 'INSERT' THEN
        NEW.schemawright_new_amount := NEW.amount;
    ELSIF NEW.schemawright_new_amount IS DISTINCT FROM OLD.schemawright_new_amount THEN
        NEW.amount := NEW.schemawright_new_amount;
    ELSIF NEW.amount IS DISTINCT FROM OLD.amount OR (NEW.schemawright_new_amount IS NULL) THEN
        NEW.schemawright_new_amount := NEW.amount;
    END IF;
    RETURN NEW;
END
$$;
-- From here on every write goes through it, after the table's own triggers
CREATE TRIGGER zz_schemawright_sync_amount BEFORE INSERT OR UPDATE ON public.orders FOR EACH ROW EXECUTE FUNCTION public.schemawright_sync_orders_amount();

-- schemawright:backfill table=public.orders key=id batch=1000 pause=100ms max-lag=10s for=public.orders.amount
-- Rows that were there before, in batches; elsewhere in one statement
UPDATE public.orders
SET schemawright_new_amount = amount
WHERE (schemawright_new_amount IS DISTINCT FROM CAST(amount AS bigint))
  AND (amount IS DISTINCT FROM CAST(schemawright_new_amount AS integer) OR schemawright_new_amount IS NULL);

-- schemawright:contract public.orders.amount
-- No row may lose its value
DO $$
DECLARE
    found bigint;
BEGIN
    SELECT count(*) INTO found FROM public.orders
    WHERE (schemawright_new_amount IS DISTINCT FROM CAST(amount AS bigint))
      AND (amount IS DISTINCT FROM CAST(schemawright_new_amount AS integer) OR schemawright_new_amount IS NULL);
    IF found > 0 THEN
        RAISE EXCEPTION USING MESSAGE = found || ' rows of public.orders have another value in schemawright_new_amount than in amount: run the backfill again, then this file';
    END IF;
END
$$;

-- schemawright:contract public.orders.amount
-- Modify "orders" table
ALTER TABLE public.orders
  ADD CONSTRAINT schemawright_new_amount_is_needed NOT NULL schemawright_new_amount NOT VALID;

-- schemawright:contract public.orders.amount
-- Modify "orders" table
ALTER TABLE public.orders VALIDATE CONSTRAINT schemawright_new_amount_is_needed;

-- schemawright:contract public.orders.amount
-- Programs of before are gone: nothing is written twice any more
DROP TRIGGER zz_schemawright_sync_amount ON public.orders;
DROP FUNCTION public.schemawright_sync_orders_amount();
-- Modify "orders" table
ALTER TABLE public.orders DROP COLUMN amount;
-- Rename a column from "schemawright_new_amount" to "amount"
ALTER TABLE public.orders RENAME COLUMN schemawright_new_amount TO amount;
-- Modify "orders" table
ALTER TABLE public.orders RENAME CONSTRAINT schemawright_new_amount_is_needed TO amount_is_needed;

-- Note: The contract of public.orders.amount takes away what programs of before use: it is applied after they are gone.
