CREATE TYPE public.e AS ENUM ('a', 'b b', 'c''c');
