CREATE TABLE public.users (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    email_address text DEFAULT 'nobody' NOT NULL,
    age integer,
    CONSTRAINT users_email_key UNIQUE (email_address),
    CONSTRAINT users_email_check CHECK (email_address <> '')
);
COMMENT ON COLUMN public.users.email_address IS 'Where they are reached';
CREATE INDEX users_email_age_idx ON public.users (lower(email_address), age) WHERE age > 17;
CREATE VIEW public.grown_ups AS SELECT id, age FROM public.users WHERE age > 17;
