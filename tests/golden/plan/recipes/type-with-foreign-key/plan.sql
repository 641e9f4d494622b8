-- schemawright:expand public.orders.customer_id
-- Modify "orders" table
ALTER TABLE public.orders ADD COLUMN schemawright_new_customer_id bigint;
-- Fails here, and not in a program, when an expression means nothing
SELECT CAST(customer_id AS bigint), CAST(schemawright_new_customer_id AS integer) FROM public.orders LIMIT 0;
-- What is written to one side is written to the other
CREATE FUNCTION public.schemawright_sync_orders_customer_id() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- It changes the row at hand and writes nothing else, so it cannot set itself off.
    IF NOT (NEW.schemawright_new_customer_id IS DISTINCT FROM CAST(NEW.customer_id AS bigint)) THEN
        RETURN NEW; -- they agree: the backfill, or who writes both
    END IF;
    IF TG_OP = 'INSERT' AND NOT (NEW.schemawright_new_customer_id IS NULL) THEN
        NEW.customer_id := NEW.schemawright_new_customer_id;
    ELSIF TG_OP = 'INSERT' THEN
        NEW.schemawright_new_customer_id := NEW.customer_id;
    ELSIF NEW.schemawright_new_customer_id IS DISTINCT FROM OLD.schemawright_new_customer_id THEN
        NEW.customer_id := NEW.schemawright_new_customer_id;
    ELSIF NEW.customer_id IS DISTINCT FROM OLD.customer_id OR (NEW.schemawright_new_customer_id IS NULL) THEN
        NEW.schemawright_new_customer_id := NEW.customer_id;
    END IF;
    RETURN NEW;
END
$$;
-- From here on every write goes through it, after the table's own triggers
CREATE TRIGGER zz_schemawright_sync_customer_id BEFORE INSERT OR UPDATE ON public.orders FOR EACH ROW EXECUTE FUNCTION public.schemawright_sync_orders_customer_id();
-- Modify "orders" table
ALTER TABLE public.orders
  ADD CONSTRAINT schemawright_new_orders_customer_id_fkey FOREIGN KEY (schemawright_new_customer_id)
  REFERENCES public.customers(id) NOT VALID;

-- schemawright:expand public.orders.customer_id
-- Create index "schemawright_new_orders_customer_idx" to table: "orders"
CREATE INDEX CONCURRENTLY schemawright_new_orders_customer_idx
  ON public.orders
  USING btree (schemawright_new_customer_id, id DESC);

-- schemawright:backfill table=public.orders key=id batch=1000 pause=100ms max-lag=10s for=public.orders.customer_id
-- Rows that were there before, in batches; elsewhere in one statement
UPDATE public.orders
SET schemawright_new_customer_id = customer_id
WHERE (schemawright_new_customer_id IS DISTINCT FROM CAST(customer_id AS bigint))
  AND (customer_id IS DISTINCT FROM CAST(schemawright_new_customer_id AS integer) OR schemawright_new_customer_id IS NULL);

-- schemawright:contract public.orders.customer_id
-- No row may lose its value
DO $$
DECLARE
    found bigint;
BEGIN
    SELECT count(*) INTO found FROM public.orders
    WHERE (schemawright_new_customer_id IS DISTINCT FROM CAST(customer_id AS bigint))
      AND (customer_id IS DISTINCT FROM CAST(schemawright_new_customer_id AS integer) OR schemawright_new_customer_id IS NULL);
    IF found > 0 THEN
        RAISE EXCEPTION USING MESSAGE = found || ' rows of public.orders have another value in schemawright_new_customer_id than in customer_id: run the backfill again, then this file';
    END IF;
END
$$;

-- schemawright:contract public.orders.customer_id
-- Modify "orders" table
ALTER TABLE public.orders
  ADD CONSTRAINT schemawright_not_null_schemawright_new_customer_id CHECK (schemawright_new_customer_id IS NOT NULL) NOT VALID;

-- schemawright:contract public.orders.customer_id
-- Modify "orders" table
ALTER TABLE public.orders VALIDATE CONSTRAINT schemawright_not_null_schemawright_new_customer_id;
-- Modify "orders" table
ALTER TABLE public.orders VALIDATE CONSTRAINT schemawright_new_orders_customer_id_fkey;

-- schemawright:contract public.orders.customer_id
-- Modify "orders" table
ALTER TABLE public.orders ALTER COLUMN schemawright_new_customer_id SET NOT NULL;
-- Modify "orders" table
ALTER TABLE public.orders DROP CONSTRAINT schemawright_not_null_schemawright_new_customer_id;

-- schemawright:contract public.orders.customer_id
-- Programs of before are gone: nothing is written twice any more
DROP TRIGGER zz_schemawright_sync_customer_id ON public.orders;
DROP FUNCTION public.schemawright_sync_orders_customer_id();
-- Modify "orders" table
ALTER TABLE public.orders DROP CONSTRAINT orders_customer_id_fkey;
-- Drop index "orders_customer_idx" from table: "orders"
DROP INDEX public.orders_customer_idx;
-- Modify "orders" table
ALTER TABLE public.orders DROP COLUMN customer_id;
-- Rename a column from "schemawright_new_customer_id" to "customer_id"
ALTER TABLE public.orders RENAME COLUMN schemawright_new_customer_id TO customer_id;
-- Rename a constraint from "schemawright_new_orders_customer_id_fkey" to "orders_customer_id_fkey"
ALTER TABLE public.orders
  RENAME CONSTRAINT schemawright_new_orders_customer_id_fkey TO orders_customer_id_fkey;
-- Rename an index from "schemawright_new_orders_customer_idx" to "orders_customer_idx"
ALTER INDEX public.schemawright_new_orders_customer_idx RENAME TO orders_customer_idx;

-- Note: The contract of public.orders.customer_id takes away what programs of before use: it is applied after they are gone.
