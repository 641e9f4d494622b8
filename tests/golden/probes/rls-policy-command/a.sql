CREATE TABLE public.t (a integer);
CREATE POLICY p ON public.t FOR SELECT USING (a > 0);
COMMENT ON POLICY p ON public.t IS 'kept';
