CREATE TABLE items (id serial PRIMARY KEY, name text);
CREATE VIEW ids AS SELECT id FROM items;
