CREATE TABLE public.t (a integer);
CREATE POLICY p ON public.t TO PUBLIC USING (a > 0);
