CREATE TABLE public.t (a varchar(50), b numeric(10,3), c timestamp(6), d char(8), e bit varying(9), f interval day to second);
