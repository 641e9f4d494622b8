CREATE TABLE parent (a integer);
CREATE TABLE child (b integer) INHERITS (parent);
CREATE TABLE parts (k integer) PARTITION BY LIST (k);
CREATE TABLE parts_1 PARTITION OF parts FOR VALUES IN (1);
