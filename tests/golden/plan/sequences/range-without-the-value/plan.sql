-- Modify sequence "elsewhere"
ALTER SEQUENCE public.elsewhere MINVALUE 20 MAXVALUE 100 START WITH 20 RESTART WITH 20;
-- Move sequence "falls" into its new range
SELECT pg_catalog.setval('public.falls', 100, true) FROM public.falls WHERE last_value > 100;
-- Modify sequence "falls"
ALTER SEQUENCE public.falls MAXVALUE 100;
-- Move sequence "rises" into its new range
SELECT pg_catalog.setval('public.rises', 6, false) FROM public.rises WHERE last_value < 5;
-- Modify sequence "rises"
ALTER SEQUENCE public.rises MINVALUE 5 START WITH 6;
-- Move sequence "t_id_seq" into its new range
SELECT pg_catalog.setval('public.t_id_seq', 5, false) FROM public.t_id_seq WHERE last_value < 5;
-- Modify "t" table
ALTER TABLE public.t ALTER COLUMN id SET MINVALUE 5 SET START WITH 5;
