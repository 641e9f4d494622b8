CREATE SCHEMA "My App";
CREATE TABLE "My App"."Order" ("select" integer PRIMARY KEY, "a""b" text DEFAULT 'it''s');
CREATE INDEX "Idx" ON "My App"."Order" ("a""b");
