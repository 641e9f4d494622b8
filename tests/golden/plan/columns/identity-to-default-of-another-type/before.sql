CREATE TABLE items (
  id integer GENERATED ALWAYS AS IDENTITY,
  code bigint DEFAULT 0
);
CREATE POLICY small ON items USING (id < 5);
CREATE VIEW codes AS SELECT code FROM items;
