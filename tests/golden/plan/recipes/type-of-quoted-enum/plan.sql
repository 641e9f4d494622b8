-- schemawright:expand public."Jobs"."Order"
-- Modify "Jobs" table
ALTER TABLE public."Jobs" ADD COLUMN "schemawright_new_Order" integer;
-- Fails here, and not in a program, when an expression means nothing
SELECT CAST("Order"::text::integer AS integer), CAST("schemawright_new_Order"::text::public.step AS public.step) FROM public."Jobs" LIMIT 0;
-- What is written to one side is written to the other
CREATE FUNCTION public."schemawright_sync_Jobs_Order"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- It changes the row at hand and writes nothing else, so it cannot set itself off.
    IF NOT (NEW."schemawright_new_Order" IS DISTINCT FROM CAST(NEW."Order"::text::integer AS integer)) THEN
        RETURN NEW; -- they agree: the backfill, or who writes both
    END IF;
    IF TG_OP = 'INSERT' AND NOT (NEW."schemawright_new_Order" IS NULL) THEN
        NEW."Order" := NEW."schemawright_new_Order"::text::public.step;
    ELSIF TG_OP = 'INSERT' THEN
        NEW."schemawright_new_Order" := NEW."Order"::text::integer;
    ELSIF NEW."schemawright_new_Order" IS DISTINCT FROM OLD."schemawright_new_Order" THEN
        NEW."Order" := NEW."schemawright_new_Order"::text::public.step;
    ELSIF NEW."Order" IS DISTINCT FROM OLD."Order" OR (NEW."schemawright_new_Order" IS NULL) THEN
        NEW."schemawright_new_Order" := NEW."Order"::text::integer;
    END IF;
    RETURN NEW;
END
$$;
-- From here on every write goes through it, after the table's own triggers
CREATE TRIGGER "zz_schemawright_sync_Order" BEFORE INSERT OR UPDATE ON public."Jobs" FOR EACH ROW EXECUTE FUNCTION public."schemawright_sync_Jobs_Order"();

-- schemawright:backfill table=public."Jobs" key=id batch=1000 pause=100ms max-lag=10s for=public."Jobs"."Order"
-- Rows that were there before, in batches; elsewhere in one statement
UPDATE public."Jobs"
SET "schemawright_new_Order" = "Order"::text::integer
WHERE ("schemawright_new_Order" IS DISTINCT FROM CAST("Order"::text::integer AS integer))
  AND ("Order" IS DISTINCT FROM CAST("schemawright_new_Order"::text::public.step AS public.step) OR "schemawright_new_Order" IS NULL);

-- schemawright:contract public."Jobs"."Order"
-- No row may lose its value
DO $$
DECLARE
    found bigint;
BEGIN
    SELECT count(*) INTO found FROM public."Jobs"
    WHERE ("schemawright_new_Order" IS DISTINCT FROM CAST("Order"::text::integer AS integer))
      AND ("Order" IS DISTINCT FROM CAST("schemawright_new_Order"::text::public.step AS public.step) OR "schemawright_new_Order" IS NULL);
    IF found > 0 THEN
        RAISE EXCEPTION USING MESSAGE = found || ' rows of public.Jobs have another value in "schemawright_new_Order" than in "Order": run the backfill again, then this file';
    END IF;
END
$$;

-- schemawright:contract public."Jobs"."Order"
-- Modify "Jobs" table
ALTER TABLE public."Jobs"
  ADD CONSTRAINT "schemawright_not_null_schemawright_new_Order" CHECK ("schemawright_new_Order" IS NOT NULL) NOT VALID;

-- schemawright:contract public."Jobs"."Order"
-- Modify "Jobs" table
ALTER TABLE public."Jobs" VALIDATE CONSTRAINT "schemawright_not_null_schemawright_new_Order";

-- schemawright:contract public."Jobs"."Order"
-- Modify "Jobs" table
ALTER TABLE public."Jobs" ALTER COLUMN "schemawright_new_Order" SET NOT NULL;
-- Modify "Jobs" table
ALTER TABLE public."Jobs" DROP CONSTRAINT "schemawright_not_null_schemawright_new_Order";

-- schemawright:contract public."Jobs"."Order"
-- Programs of before are gone: nothing is written twice any more
DROP TRIGGER "zz_schemawright_sync_Order" ON public."Jobs";
DROP FUNCTION public."schemawright_sync_Jobs_Order"();
-- Modify "Jobs" table
ALTER TABLE public."Jobs" DROP COLUMN "Order";
-- Rename a column from "schemawright_new_Order" to "Order"
ALTER TABLE public."Jobs" RENAME COLUMN "schemawright_new_Order" TO "Order";

-- Note: The contract of public."Jobs"."Order" takes away what programs of before use: it is applied after they are gone.
