CREATE TABLE public.accounts (tenant uuid, number integer, status text, PRIMARY KEY (tenant, number));
