CREATE TABLE public."Accounts" (id integer PRIMARY KEY, "Name" text, nick text NOT NULL);
