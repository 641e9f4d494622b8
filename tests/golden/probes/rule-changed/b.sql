CREATE TABLE public.t (a integer, b text);
CREATE RULE r AS ON DELETE TO public.t WHERE OLD.a > 5 DO INSTEAD NOTHING;
