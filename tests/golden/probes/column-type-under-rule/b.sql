CREATE TABLE public.t (a bigint, b text);
CREATE TABLE public.log (a bigint);
CREATE RULE r AS ON INSERT TO public.t DO ALSO INSERT INTO public.log VALUES (NEW.a);
