-- Grant privileges on sequence: "numbers"
GRANT USAGE ON SEQUENCE public.numbers TO golden_reader;
-- Grant privileges on sequence: "numbers"
GRANT ALL ON SEQUENCE public.numbers TO golden_writer;
-- Revoke privileges on sequence: "others"
REVOKE USAGE ON SEQUENCE public.others FROM golden_reader;
