CREATE TABLE public.accounts (tenant uuid, number integer, status text DEFAULT 'open' NOT NULL, PRIMARY KEY (tenant, number));
