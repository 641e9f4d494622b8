CREATE TYPE public.e AS ENUM ('0', 'a', 'k', 'm', 'z');
