-- @enable naming-convention
CREATE TABLE "OrderItems" (id bigint PRIMARY KEY);
