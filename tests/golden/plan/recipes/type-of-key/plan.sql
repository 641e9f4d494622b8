-- schemawright:expand public.orders.id
-- Modify "orders" table
ALTER TABLE public.orders ADD COLUMN schemawright_new_id bigint;
-- Set comment to column: "schemawright_new_id" on table: "orders"
COMMENT ON COLUMN public.orders.schemawright_new_id IS 'Number of the order';
-- Fails here, and not in a program, when an expression means nothing
SELECT CAST(id AS bigint), CAST(schemawright_new_id AS integer) FROM public.orders LIMIT 0;
-- What is written to one side is written to the other
CREATE FUNCTION public.schemawright_sync_orders_id() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- It changes the row at hand and writes nothing else, so it cannot set itself off.
    IF NOT (NEW.schemawright_new_id IS DISTINCT FROM CAST(NEW.id AS bigint)) THEN
        RETURN NEW; -- they agree: the backfill, or who writes both
    END IF;
    IF TG_OP = 'INSERT' AND NOT (NEW.schemawright_new_id IS NULL) THEN
        NEW.id := NEW.schemawright_new_id;
    ELSIF TG_OP = 'INSERT' THEN
        NEW.schemawright_new_id := NEW.id;
    ELSIF NEW.schemawright_new_id IS DISTINCT FROM OLD.schemawright_new_id THEN
        NEW.id := NEW.schemawright_new_id;
    ELSIF NEW.id IS DISTINCT FROM OLD.id OR (NEW.schemawright_new_id IS NULL) THEN
        NEW.schemawright_new_id := NEW.id;
    END IF;
    RETURN NEW;
END
$$;
-- From here on every write goes through it, after the table's own triggers
CREATE TRIGGER zz_schemawright_sync_id BEFORE INSERT OR UPDATE ON public.orders FOR EACH ROW EXECUTE FUNCTION public.schemawright_sync_orders_id();

-- schemawright:expand public.orders.id
-- Create index "schemawright_new_orders_customer_idx" to table: "orders"
CREATE INDEX CONCURRENTLY schemawright_new_orders_customer_idx
  ON public.orders
  USING btree (customer_id, schemawright_new_id DESC);

-- schemawright:expand public.orders.id
-- Create index "schemawright_new_orders_pkey" to table: "orders"
CREATE UNIQUE INDEX CONCURRENTLY schemawright_new_orders_pkey
  ON public.orders
  USING btree (schemawright_new_id);

-- schemawright:backfill table=public.orders key=id batch=1000 pause=100ms max-lag=10s for=public.orders.id
-- Rows that were there before, in batches; elsewhere in one statement
UPDATE public.orders
SET schemawright_new_id = id
WHERE (schemawright_new_id IS DISTINCT FROM CAST(id AS bigint))
  AND (id IS DISTINCT FROM CAST(schemawright_new_id AS integer) OR schemawright_new_id IS NULL);

-- schemawright:contract public.orders.id
-- No row may lose its value
DO $$
DECLARE
    found bigint;
BEGIN
    SELECT count(*) INTO found FROM public.orders
    WHERE (schemawright_new_id IS DISTINCT FROM CAST(id AS bigint))
      AND (id IS DISTINCT FROM CAST(schemawright_new_id AS integer) OR schemawright_new_id IS NULL);
    IF found > 0 THEN
        RAISE EXCEPTION USING MESSAGE = found || ' rows of public.orders have another value in schemawright_new_id than in id: run the backfill again, then this file';
    END IF;
END
$$;

-- schemawright:contract public.orders.id
-- Modify "orders" table
ALTER TABLE public.orders
  ADD CONSTRAINT schemawright_not_null_schemawright_new_id CHECK (schemawright_new_id IS NOT NULL) NOT VALID;

-- schemawright:contract public.orders.id
-- Modify "orders" table
ALTER TABLE public.orders VALIDATE CONSTRAINT schemawright_not_null_schemawright_new_id;

-- schemawright:contract public.orders.id
-- Modify "orders" table
ALTER TABLE public.orders ALTER COLUMN schemawright_new_id SET NOT NULL;
-- Modify "orders" table
ALTER TABLE public.orders DROP CONSTRAINT schemawright_not_null_schemawright_new_id;

-- schemawright:contract public.orders.id
-- Programs of before are gone: nothing is written twice any more
DROP TRIGGER zz_schemawright_sync_id ON public.orders;
DROP FUNCTION public.schemawright_sync_orders_id();
-- Modify sequence "orders_id_seq"
ALTER SEQUENCE public.orders_id_seq OWNED BY NONE;
-- Modify "orders" table
ALTER TABLE public.orders ALTER COLUMN id DROP DEFAULT;
-- Drop "open_order_count" view
DROP VIEW public.open_order_count;
-- Drop "open_orders" view
DROP VIEW public.open_orders;
-- Modify "order_lines" table
ALTER TABLE public.order_lines DROP CONSTRAINT order_lines_order_fkey;
-- Drop index "orders_customer_idx" from table: "orders"
DROP INDEX public.orders_customer_idx;
-- Modify "orders" table
ALTER TABLE public.orders DROP CONSTRAINT orders_pkey;
-- Modify "orders" table
ALTER TABLE public.orders DROP COLUMN id;
-- Modify "orders" table
ALTER TABLE public.orders
  ADD CONSTRAINT orders_pkey PRIMARY KEY USING INDEX schemawright_new_orders_pkey;
-- Rename a column from "schemawright_new_id" to "id"
ALTER TABLE public.orders RENAME COLUMN schemawright_new_id TO id;
-- Rename an index from "schemawright_new_orders_customer_idx" to "orders_customer_idx"
ALTER INDEX public.schemawright_new_orders_customer_idx RENAME TO orders_customer_idx;
-- Modify sequence "orders_id_seq"
ALTER SEQUENCE public.orders_id_seq AS bigint;
-- Modify "orders" table
ALTER TABLE public.orders ALTER COLUMN id SET DEFAULT nextval('public.orders_id_seq'::regclass);
-- Modify sequence "orders_id_seq"
ALTER SEQUENCE public.orders_id_seq OWNED BY public.orders.id;
-- Create "open_orders" view
CREATE VIEW public.open_orders WITH (security_barrier = true) AS
SELECT orders.id,
    orders.quantity
   FROM public.orders;
-- Create "open_order_count" view
CREATE VIEW public.open_order_count AS
SELECT count(open_orders.id) AS open
   FROM public.open_orders;
-- Modify "order_lines" table
ALTER TABLE public.order_lines
  ADD CONSTRAINT order_lines_order_fkey FOREIGN KEY (order_id)
  REFERENCES public.orders(id) ON DELETE CASCADE NOT VALID;

-- schemawright:contract public.orders.id
-- Modify "order_lines" table
ALTER TABLE public.order_lines VALIDATE CONSTRAINT order_lines_order_fkey;

-- Note: The contract of public.orders.id takes away what programs of before use: it is applied after they are gone.
