CREATE TABLE public.t (a integer);
CREATE POLICY p ON public.t AS RESTRICTIVE USING (a > 0);
