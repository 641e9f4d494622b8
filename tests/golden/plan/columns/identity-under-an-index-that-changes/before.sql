CREATE TABLE items (id integer GENERATED ALWAYS AS IDENTITY, code bigint DEFAULT 0 NOT NULL, at date);
CREATE INDEX items_id ON items (id);
CREATE INDEX items_code ON items (code);
