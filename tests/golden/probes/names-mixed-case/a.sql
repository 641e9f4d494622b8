CREATE TABLE public."Users" ("Id" integer, "eMail" text);
