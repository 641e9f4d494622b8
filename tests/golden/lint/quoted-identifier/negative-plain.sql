-- @enable quoted-identifier
CREATE TABLE orders (id bigint PRIMARY KEY, "plain" int);
