-- Set comment to aggregate: "all_of"
COMMENT ON AGGREGATE public.all_of(*) IS 'counts rows';
