-- @enable quoted-identifier
CREATE TABLE "Orders" (id bigint PRIMARY KEY, "order" int);
