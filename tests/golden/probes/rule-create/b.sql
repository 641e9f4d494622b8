CREATE TABLE public.t (a integer, b text);
CREATE TABLE public.log (a integer);
CREATE RULE r AS ON UPDATE TO public.t WHERE NEW.a <> OLD.a DO ALSO (INSERT INTO public.log VALUES (OLD.a); DELETE FROM public.log WHERE a = 0);
