-- Revoke privileges on enum type: "mood"
REVOKE ALL ON TYPE public.mood FROM PUBLIC;
-- Revoke privileges on domain: "positive"
REVOKE ALL ON TYPE public.positive FROM PUBLIC;
-- Grant privileges on domain: "positive"
GRANT ALL ON TYPE public.positive TO golden_app;
-- Grant privileges on composite type: "pair"
GRANT ALL ON TYPE public.pair TO golden_reader;
