CREATE TABLE public."Users" ("Id" integer NOT NULL, "eMail" varchar(100), "Name" text DEFAULT 'X', CONSTRAINT "PK_Users" PRIMARY KEY ("Id"));
CREATE TABLE public.users (id integer REFERENCES public."Users" ("Id"));
CREATE INDEX "IX_eMail" ON public."Users" ("eMail");
