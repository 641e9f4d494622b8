CREATE TABLE public.t (a integer DEFAULT 2, b text, c date DEFAULT CURRENT_DATE);
