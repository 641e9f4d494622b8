CREATE TABLE public.t (a integer, b integer);
CREATE FUNCTION public.f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER tr BEFORE INSERT OR UPDATE OF a, b ON public.t FOR EACH ROW WHEN (NEW.a > 0) EXECUTE FUNCTION public.f('x', 'it''s');
