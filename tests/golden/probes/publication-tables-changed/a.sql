CREATE TABLE public.t (a integer PRIMARY KEY, b text);
CREATE TABLE public.u (a integer PRIMARY KEY);
CREATE TABLE public.w (a integer PRIMARY KEY);
CREATE PUBLICATION p FOR TABLE public.t, public.u;
COMMENT ON PUBLICATION p IS 'kept';
