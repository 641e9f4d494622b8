-- schemawright:expand public.orders.quantity
-- Modify "orders" table
ALTER TABLE public.orders ADD COLUMN schemawright_new_quantity numeric(12,3);
-- Fails here, and not in a program, when an expression means nothing
SELECT CAST(quantity AS numeric(12,3)), CAST(schemawright_new_quantity AS integer) FROM public.orders LIMIT 0;
-- What is written to one side is written to the other
CREATE FUNCTION public.schemawright_sync_orders_quantity() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- It changes the row at hand and writes nothing else, so it cannot set itself off.
    IF NOT (NEW.schemawright_new_quantity IS DISTINCT FROM CAST(NEW.quantity AS numeric(12,3))) THEN
        RETURN NEW; -- they agree: the backfill, or who writes both
    END IF;
    IF TG_OP = 'INSERT' AND NOT (NEW.schemawright_new_quantity IS NULL) THEN
        NEW.quantity := NEW.schemawright_new_quantity;
    ELSIF TG_OP = 'INSERT' THEN
        NEW.schemawright_new_quantity := NEW.quantity;
    ELSIF NEW.schemawright_new_quantity IS DISTINCT FROM OLD.schemawright_new_quantity THEN
        NEW.quantity := NEW.schemawright_new_quantity;
    ELSIF NEW.quantity IS DISTINCT FROM OLD.quantity OR (NEW.schemawright_new_quantity IS NULL) THEN
        NEW.schemawright_new_quantity := NEW.quantity;
    END IF;
    RETURN NEW;
END
$$;
-- From here on every write goes through it, after the table's own triggers
CREATE TRIGGER zz_schemawright_sync_quantity BEFORE INSERT OR UPDATE ON public.orders FOR EACH ROW EXECUTE FUNCTION public.schemawright_sync_orders_quantity();
-- Modify "orders" table
ALTER TABLE public.orders
  ADD CONSTRAINT schemawright_new_orders_quantity_check CHECK ((schemawright_new_quantity > (0)::numeric)) NOT VALID;

-- schemawright:backfill table=public.orders key=id batch=1000 pause=100ms max-lag=10s for=public.orders.quantity
-- Rows that were there before, in batches; elsewhere in one statement
UPDATE public.orders
SET schemawright_new_quantity = quantity
WHERE (schemawright_new_quantity IS DISTINCT FROM CAST(quantity AS numeric(12,3)))
  AND (quantity IS DISTINCT FROM CAST(schemawright_new_quantity AS integer) OR schemawright_new_quantity IS NULL);

-- schemawright:contract public.orders.quantity
-- No row may lose its value
DO $$
DECLARE
    found bigint;
BEGIN
    SELECT count(*) INTO found FROM public.orders
    WHERE (schemawright_new_quantity IS DISTINCT FROM CAST(quantity AS numeric(12,3)))
      AND (quantity IS DISTINCT FROM CAST(schemawright_new_quantity AS integer) OR schemawright_new_quantity IS NULL);
    IF found > 0 THEN
        RAISE EXCEPTION USING MESSAGE = found || ' rows of public.orders have another value in schemawright_new_quantity than in quantity: run the backfill again, then this file';
    END IF;
END
$$;

-- schemawright:contract public.orders.quantity
-- Modify "orders" table
ALTER TABLE public.orders
  ADD CONSTRAINT schemawright_not_null_schemawright_new_quantity CHECK (schemawright_new_quantity IS NOT NULL) NOT VALID;

-- schemawright:contract public.orders.quantity
-- Modify "orders" table
ALTER TABLE public.orders VALIDATE CONSTRAINT schemawright_not_null_schemawright_new_quantity;
-- Modify "orders" table
ALTER TABLE public.orders VALIDATE CONSTRAINT schemawright_new_orders_quantity_check;

-- schemawright:contract public.orders.quantity
-- Modify "orders" table
ALTER TABLE public.orders ALTER COLUMN schemawright_new_quantity SET NOT NULL;
-- Modify "orders" table
ALTER TABLE public.orders DROP CONSTRAINT schemawright_not_null_schemawright_new_quantity;

-- schemawright:contract public.orders.quantity
-- Programs of before are gone: nothing is written twice any more
DROP TRIGGER zz_schemawright_sync_quantity ON public.orders;
DROP FUNCTION public.schemawright_sync_orders_quantity();
-- Drop "open_order_count" view
DROP VIEW public.open_order_count;
-- Drop "open_orders" view
DROP VIEW public.open_orders;
-- Modify "orders" table
ALTER TABLE public.orders DROP CONSTRAINT orders_quantity_check;
-- Modify "orders" table
ALTER TABLE public.orders DROP COLUMN quantity;
-- Rename a column from "schemawright_new_quantity" to "quantity"
ALTER TABLE public.orders RENAME COLUMN schemawright_new_quantity TO quantity;
-- Rename a constraint from "schemawright_new_orders_quantity_check" to "orders_quantity_check"
ALTER TABLE public.orders
  RENAME CONSTRAINT schemawright_new_orders_quantity_check TO orders_quantity_check;
-- Modify "orders" table
ALTER TABLE public.orders ALTER COLUMN quantity SET DEFAULT 1.0;
-- Create "open_orders" view
CREATE VIEW public.open_orders WITH (security_barrier = true) AS
SELECT orders.id,
    orders.quantity
   FROM public.orders;
-- Create "open_order_count" view
CREATE VIEW public.open_order_count AS
SELECT count(open_orders.id) AS open
   FROM public.open_orders;

-- Note: The contract of public.orders.quantity takes away what programs of before use: it is applied after they are gone.
