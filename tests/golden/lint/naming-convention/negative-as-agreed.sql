-- @naming any ^[a-z_]+$
-- @naming index _idx$
CREATE TABLE order_items (id bigint PRIMARY KEY, note text, CHECK (id > 0));
CREATE INDEX order_items_note_idx ON order_items (note);
