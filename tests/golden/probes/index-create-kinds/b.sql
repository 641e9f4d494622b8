CREATE TABLE public.t (a integer, b text, c tsvector, d point, e integer[], f inet);
CREATE INDEX i1 ON public.t USING btree (a);
CREATE INDEX i2 ON public.t USING hash (b);
CREATE INDEX i3 ON public.t USING gin (c);
CREATE INDEX i4 ON public.t USING gist (d);
CREATE INDEX i5 ON public.t USING gin (e) WITH (fastupdate = off);
CREATE INDEX i6 ON public.t USING spgist (f);
CREATE INDEX i7 ON public.t USING brin (a) WITH (pages_per_range = 16, autosummarize = on);
