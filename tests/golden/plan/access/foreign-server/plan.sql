-- Create range type "span"
CREATE TYPE public.span AS RANGE (SUBTYPE = integer, MULTIRANGE_TYPE_NAME = public.span_multirange);
-- Change owner of table: "remote"
ALTER TABLE public.remote OWNER TO golden_app;
-- Grant privileges on table: "remote"
GRANT SELECT ON TABLE public.remote TO golden_reader;
-- Change owner of foreign server: "far"
ALTER SERVER far OWNER TO golden_app;
-- Grant privileges on foreign-data wrapper: "wrapper"
GRANT USAGE ON FOREIGN DATA WRAPPER wrapper TO golden_app;
-- Change owner of range type: "span"
ALTER TYPE public.span OWNER TO golden_app;
-- Revoke privileges on range type: "span"
REVOKE USAGE ON TYPE public.span FROM PUBLIC;
