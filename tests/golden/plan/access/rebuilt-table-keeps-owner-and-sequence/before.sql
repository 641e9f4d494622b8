CREATE ROLE golden_app;
CREATE TABLE items (id serial, area integer NOT NULL, at date NOT NULL) PARTITION BY LIST (area);
CREATE TABLE items_rest PARTITION OF items DEFAULT;
ALTER TABLE items OWNER TO golden_app;
