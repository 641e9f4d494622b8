-- Drop rule "to_kid"
DROP RULE to_kid ON public.base;
-- Drop "kid" table
DROP TABLE public.kid;
-- Drop "base" table
DROP TABLE public.base;
