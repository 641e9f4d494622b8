-- Drop "w" view
DROP VIEW public.w;
-- Drop "v" view
DROP VIEW public.v;
-- Create "v" view
CREATE VIEW public.v AS
SELECT users.id,
    users.name
   FROM public.users;
-- Create "w" view
CREATE VIEW public.w AS
SELECT v.id
   FROM public.v;
-- Set comment to view: "w"
COMMENT ON VIEW public.w IS 'ids';
-- Create trigger "ins"
CREATE TRIGGER ins INSTEAD OF INSERT ON public.w FOR EACH ROW EXECUTE FUNCTION public.f();
