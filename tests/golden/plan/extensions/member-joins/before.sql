CREATE EXTENSION pgcrypto;
CREATE TABLE public.t (a integer);
