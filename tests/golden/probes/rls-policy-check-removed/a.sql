CREATE TABLE public.t (a integer);
CREATE POLICY p ON public.t USING (a > 0) WITH CHECK (a > 0);
