-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "sales";

-- CreateExtension
CREATE EXTENSION IF NOT EXISTS "pg_trgm";

-- CreateExtension
CREATE EXTENSION IF NOT EXISTS "uuid-ossp" WITH SCHEMA "public";

-- CreateEnum
CREATE TYPE "sales"."customer_level" AS ENUM ('BASIC', 'gold one');

-- CreateTable
CREATE TABLE "customers" (
    "id" UUID NOT NULL DEFAULT uuid_generate_v4(),
    "email" VARCHAR(200) NOT NULL,
    "name" TEXT NOT NULL DEFAULT 'it''s
"me"',
    "tags" TEXT[] DEFAULT ARRAY['a', 'b''c']::TEXT[],
    "level" "sales"."customer_level" NOT NULL DEFAULT 'gold one',
    "levels" "sales"."customer_level"[] DEFAULT ARRAY['BASIC', 'gold one']::"sales"."customer_level"[],
    "credit" DECIMAL(12,2) NOT NULL DEFAULT 1.50,
    "ratio" DOUBLE PRECISION NOT NULL DEFAULT 0.5,
    "visits" BIGINT NOT NULL DEFAULT 0,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "settings" JSONB NOT NULL DEFAULT '{"a": 1}',
    "key" BYTEA NOT NULL DEFAULT '\x6869',
    "born" DATE,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(6) NOT NULL,
    "position" point,

    CONSTRAINT "customers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sales"."orders" (
    "number" SERIAL NOT NULL,
    "year" SMALLINT NOT NULL,
    "customer_id" UUID NOT NULL,
    "followsYear" SMALLINT,
    "followsNumber" INTEGER,

    CONSTRAINT "orders_pkey" PRIMARY KEY ("year","number")
);

-- CreateTable
CREATE TABLE "sales"."Line" (
    "id" INTEGER NOT NULL,
    "year" SMALLINT NOT NULL,
    "number" INTEGER NOT NULL,

    CONSTRAINT "Line_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sales"."Product" (
    "id" SERIAL NOT NULL,

    CONSTRAINT "Product_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Label" (
    "text" CHAR(3) NOT NULL,

    CONSTRAINT "Label_pkey" PRIMARY KEY ("text")
);

-- CreateTable
CREATE TABLE "_Friends" (
    "A" UUID NOT NULL,
    "B" UUID NOT NULL,

    CONSTRAINT "_Friends_AB_pkey" PRIMARY KEY ("A","B")
);

-- CreateTable
CREATE TABLE "sales"."_Parts" (
    "A" INTEGER NOT NULL,
    "B" INTEGER NOT NULL,

    CONSTRAINT "_Parts_AB_pkey" PRIMARY KEY ("A","B")
);

-- CreateTable
CREATE TABLE "_LabelToProduct" (
    "A" CHAR(3) NOT NULL,
    "B" INTEGER NOT NULL,

    CONSTRAINT "_LabelToProduct_AB_pkey" PRIMARY KEY ("A","B")
);

-- CreateIndex
CREATE UNIQUE INDEX "customer_mail" ON "customers"("email");

-- CreateIndex
CREATE INDEX "customer_search" ON "customers" USING GIN ("email" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "customers_created_at_name_idx" ON "customers"("created_at" DESC, "name");

-- CreateIndex
CREATE INDEX "customers_settings_idx" ON "customers" USING GIN ("settings" jsonb_path_ops);

-- CreateIndex
CREATE UNIQUE INDEX "customers_name_born_key" ON "customers"("name", "born") WHERE ("active" = true AND "born" IS NOT NULL);

-- CreateIndex
CREATE INDEX "orders_customer_id_idx" ON "sales"."orders" USING HASH ("customer_id");

-- CreateIndex
CREATE INDEX "_Friends_B_index" ON "_Friends"("B");

-- CreateIndex
CREATE INDEX "_Parts_B_index" ON "sales"."_Parts"("B");

-- CreateIndex
CREATE INDEX "_LabelToProduct_B_index" ON "_LabelToProduct"("B");

-- AddForeignKey
ALTER TABLE "sales"."orders" ADD CONSTRAINT "orders_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sales"."orders" ADD CONSTRAINT "order_chain" FOREIGN KEY ("followsYear", "followsNumber") REFERENCES "sales"."orders"("year", "number") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sales"."Line" ADD CONSTRAINT "Line_year_number_fkey" FOREIGN KEY ("year", "number") REFERENCES "sales"."orders"("year", "number") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "_Friends" ADD CONSTRAINT "_Friends_A_fkey" FOREIGN KEY ("A") REFERENCES "customers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_Friends" ADD CONSTRAINT "_Friends_B_fkey" FOREIGN KEY ("B") REFERENCES "customers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sales"."_Parts" ADD CONSTRAINT "_Parts_A_fkey" FOREIGN KEY ("A") REFERENCES "sales"."Product"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sales"."_Parts" ADD CONSTRAINT "_Parts_B_fkey" FOREIGN KEY ("B") REFERENCES "sales"."Product"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_LabelToProduct" ADD CONSTRAINT "_LabelToProduct_A_fkey" FOREIGN KEY ("A") REFERENCES "Label"("text") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_LabelToProduct" ADD CONSTRAINT "_LabelToProduct_B_fkey" FOREIGN KEY ("B") REFERENCES "sales"."Product"("id") ON DELETE CASCADE ON UPDATE CASCADE;
