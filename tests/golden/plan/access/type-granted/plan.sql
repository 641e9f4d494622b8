-- Revoke privileges on enum type: "mood"
REVOKE USAGE ON TYPE public.mood FROM PUBLIC;
-- Revoke privileges on domain: "positive"
REVOKE USAGE ON TYPE public.positive FROM PUBLIC;
-- Grant privileges on domain: "positive"
GRANT USAGE ON TYPE public.positive TO golden_app;
-- Grant privileges on composite type: "pair"
GRANT USAGE ON TYPE public.pair TO golden_reader;
