CREATE TABLE p (a integer);
CREATE TABLE q (b integer);
CREATE TABLE k (a integer, b integer, c integer, x integer) INHERITS (p, q);
