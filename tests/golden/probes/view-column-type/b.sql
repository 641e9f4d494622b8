CREATE TABLE public.t (a integer, b text);
CREATE VIEW public.v AS SELECT a::bigint AS a FROM public.t;
CREATE VIEW public.w AS SELECT a FROM public.v;
CREATE RULE r AS ON INSERT TO public.w DO INSTEAD NOTHING;
CREATE TRIGGER tr INSTEAD OF UPDATE ON public.v FOR EACH ROW EXECUTE FUNCTION pg_catalog.suppress_redundant_updates_trigger();
