CREATE SCHEMA audit; CREATE TABLE audit.orders (id int);
