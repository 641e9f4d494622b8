-- Set comment to range type: "span"
COMMENT ON TYPE public.span IS 'from, to';
