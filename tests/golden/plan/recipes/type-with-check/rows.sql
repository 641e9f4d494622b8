INSERT INTO public.customers (name) SELECT 'c' || i FROM generate_series(1, 20) AS i;
INSERT INTO public.orders (customer_id, quantity) SELECT 1 + i % 20, 1 + i % 7 FROM generate_series(1, 300) AS i;
INSERT INTO public.order_lines SELECT 1 + i / 3, i % 3 FROM generate_series(0, 299) AS i;
