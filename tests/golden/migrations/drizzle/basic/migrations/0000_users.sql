CREATE TABLE "users" ("id" serial PRIMARY KEY);
--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "a" int--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "b" int;
