-- Add new schema named "My App"
CREATE SCHEMA "My App";
-- Create "Order" table
CREATE TABLE "My App"."Order" (
  "select" integer NOT NULL,
  "a""b" text DEFAULT 'it''s'::text,
  CONSTRAINT "Order_pkey" PRIMARY KEY ("select")
);
-- Create index "Idx" to table: "Order"
CREATE INDEX "Idx" ON "My App"."Order" USING btree ("a""b");
