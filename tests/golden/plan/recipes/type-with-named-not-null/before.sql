CREATE TABLE public.orders (id bigint PRIMARY KEY, amount integer CONSTRAINT amount_is_needed NOT NULL);
