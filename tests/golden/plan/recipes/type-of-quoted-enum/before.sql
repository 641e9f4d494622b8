CREATE TYPE step AS ENUM ('1', '2');
CREATE TABLE "Jobs" (id bigint PRIMARY KEY, "Order" step NOT NULL);
