CREATE TABLE public.t (a varchar(20), b numeric(6,2), c timestamp(3), d char(4), e bit varying(5), f interval hour to minute);
