-- Move sequence "s" into its new range
SELECT pg_catalog.setval('public.s', 900, true) FROM public.s WHERE last_value > 900;
-- Modify sequence "s"
ALTER SEQUENCE public.s AS integer INCREMENT BY 3 MAXVALUE 900 START WITH 5 CACHE 4 CYCLE;
-- Set comment to sequence: "s"
COMMENT ON SEQUENCE public.s IS 'n';
