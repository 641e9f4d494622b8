CREATE TABLE "User" (id int PRIMARY KEY);
CREATE TABLE "order" (id int REFERENCES "User" (id));
