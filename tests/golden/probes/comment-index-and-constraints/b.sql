CREATE TABLE public.t (a integer CONSTRAINT pk PRIMARY KEY, b integer CONSTRAINT k CHECK (b > 0), CONSTRAINT u UNIQUE (b), CONSTRAINT f FOREIGN KEY (b) REFERENCES public.t);
CREATE INDEX i ON public.t (b);
COMMENT ON INDEX public.i IS 'index';
COMMENT ON INDEX public.u IS 'index of the constraint';
COMMENT ON CONSTRAINT pk ON public.t IS 'key';
COMMENT ON CONSTRAINT k ON public.t IS 'check';
COMMENT ON CONSTRAINT u ON public.t IS 'unique';
COMMENT ON CONSTRAINT f ON public.t IS 'reference';
