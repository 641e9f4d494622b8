CREATE TYPE public.e AS ENUM ('a', 'b');
CREATE TYPE public.er AS RANGE (SUBTYPE = public.e);
CREATE TYPE public.tr AS RANGE (SUBTYPE = text, COLLATION = "C", SUBTYPE_OPCLASS = text_pattern_ops);
