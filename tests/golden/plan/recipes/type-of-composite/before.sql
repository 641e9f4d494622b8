CREATE TYPE public.address AS (street text, city text);
CREATE TYPE public.place AS (city text, street text, country text);
CREATE TABLE public.people (id bigint PRIMARY KEY, home public.address);
