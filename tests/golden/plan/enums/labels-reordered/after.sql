CREATE TYPE size AS ENUM ('small', 'medium', 'large');
CREATE TABLE items (id integer PRIMARY KEY, s size, many size[]);
CREATE INDEX items_s ON items (s);
