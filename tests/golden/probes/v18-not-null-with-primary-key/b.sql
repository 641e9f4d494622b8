CREATE TABLE public.t (a integer CONSTRAINT mine NOT NULL, b integer, CONSTRAINT pk PRIMARY KEY (a, b));
