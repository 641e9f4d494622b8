-- Create rule "del"
CREATE RULE del AS
    ON DELETE TO public.v DO INSTEAD  DELETE FROM public.users
  WHERE (users.id = old.id);
