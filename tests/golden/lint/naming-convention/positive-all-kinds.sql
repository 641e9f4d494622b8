-- @naming any ^[a-z_]+$
-- @naming index _idx$
-- @naming foreign_key ^fk_
CREATE SCHEMA "Shop";
CREATE TABLE "OrderItems" (
    id bigint PRIMARY KEY,
    "orderId" bigint CONSTRAINT order_ref REFERENCES orders,
    CONSTRAINT "Positive" CHECK (id > 0)
);
ALTER TABLE items ADD COLUMN "Note" text;
CREATE INDEX items_by_note ON items (id);
ALTER TABLE items RENAME TO "Items";
ALTER TABLE items ADD CONSTRAINT fk_order FOREIGN KEY (id) REFERENCES orders NOT VALID;
