
-- Note: The columns of public.users stay in another order than the wanted one: PostgreSQL cannot move a column
