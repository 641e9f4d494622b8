CREATE TABLE public.t (a integer, b text);
CREATE RULE r AS ON DELETE TO public.t DO INSTEAD NOTHING;
