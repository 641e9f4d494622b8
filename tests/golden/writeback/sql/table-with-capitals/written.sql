CREATE TABLE "Person" (id int CONSTRAINT "User_pkey" PRIMARY KEY);
CREATE TABLE orders (id int CONSTRAINT order_id_fkey REFERENCES "Person" (id));
