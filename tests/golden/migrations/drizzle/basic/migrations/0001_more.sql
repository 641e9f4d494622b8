ALTER TABLE "users" ADD COLUMN "c" int;
