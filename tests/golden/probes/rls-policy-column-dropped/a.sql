CREATE TABLE public.t (a integer, b integer);
CREATE POLICY p ON public.t USING (b > 0);
