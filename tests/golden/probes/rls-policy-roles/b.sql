CREATE TABLE public.t (a integer);
CREATE POLICY p ON public.t TO pg_read_all_data, CURRENT_USER USING (a > 0);
