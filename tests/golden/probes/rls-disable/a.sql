CREATE TABLE public.t (a integer);
ALTER TABLE public.t ENABLE ROW LEVEL SECURITY;
CREATE POLICY p ON public.t USING (a > 0);
