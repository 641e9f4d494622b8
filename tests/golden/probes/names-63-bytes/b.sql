CREATE TABLE public.t (a integer);
CREATE TABLE public.abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijk (aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa serial PRIMARY KEY, b integer UNIQUE, c text NOT NULL);
CREATE INDEX zbcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijk ON public.abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijk (c);
CREATE TABLE public."éééééééééééééééééééééééééééééé" ("ßßßßßßßßßßßßßßßßßßßßßßßßßßßßßßß" integer CHECK ("ßßßßßßßßßßßßßßßßßßßßßßßßßßßßßßß" > 0));
