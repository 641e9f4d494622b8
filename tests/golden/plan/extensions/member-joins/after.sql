CREATE EXTENSION pgcrypto;
CREATE TABLE public.t (a integer);
ALTER EXTENSION pgcrypto ADD TABLE public.t;
