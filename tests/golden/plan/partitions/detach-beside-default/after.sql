CREATE TABLE ev (id integer, at date) PARTITION BY RANGE (at);
CREATE TABLE ev_rest PARTITION OF ev DEFAULT;
CREATE TABLE ev_1 (id integer, at date);
