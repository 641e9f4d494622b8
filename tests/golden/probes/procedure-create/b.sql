CREATE PROCEDURE public.p(IN a integer, INOUT b text DEFAULT 'x') LANGUAGE plpgsql AS $$ BEGIN b := a::text; END $$;
