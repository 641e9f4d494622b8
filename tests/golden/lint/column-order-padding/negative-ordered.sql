-- @enable column-order-padding
CREATE TABLE t (id bigint PRIMARY KEY, at timestamptz, a boolean, b boolean);
