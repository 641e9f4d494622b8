CREATE TABLE p (a integer, c integer);
CREATE TABLE q (b integer, x integer);
CREATE TABLE k (a integer, b integer, c integer, x integer) INHERITS (q, p);
