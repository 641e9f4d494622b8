CREATE TABLE "order_item" (id bigserial PRIMARY KEY, "order id" uuid NOT NULL, amount integer NOT NULL DEFAULT 1, note jsonb, state "Status" NOT NULL DEFAULT 'PAID', place point,
 CONSTRAINT "order_item_order id_fkey" FOREIGN KEY ("order id") REFERENCES orders (id) ON UPDATE CASCADE ON DELETE RESTRICT);
 CREATE UNIQUE INDEX "order_item_order id_amount_key" ON order_item ("order id", amount);
