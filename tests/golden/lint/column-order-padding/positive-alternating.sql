-- @enable column-order-padding
CREATE TABLE t (a boolean, id bigint PRIMARY KEY, b boolean, at timestamptz);
