CREATE TABLE items (id serial, area integer NOT NULL, at date NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE items_rest PARTITION OF items DEFAULT;
ALTER TABLE items OWNER TO golden_app;
