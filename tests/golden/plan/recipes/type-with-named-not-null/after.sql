CREATE TABLE public.orders (id bigint PRIMARY KEY, amount bigint CONSTRAINT amount_is_needed NOT NULL);
