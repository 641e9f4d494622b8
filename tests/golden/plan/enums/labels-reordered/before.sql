CREATE TYPE size AS ENUM ('small', 'large', 'medium');
CREATE TABLE items (id integer PRIMARY KEY, s size, many size[]);
CREATE INDEX items_s ON items (s);
