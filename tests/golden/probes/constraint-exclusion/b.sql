CREATE TABLE public.t (during tsrange, CONSTRAINT x EXCLUDE USING gist (during WITH &&) WHERE (NOT isempty(during)));
