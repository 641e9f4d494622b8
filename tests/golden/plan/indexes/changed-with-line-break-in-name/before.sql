CREATE TABLE victim (id integer);
CREATE TYPE state AS ENUM ('new', 'old', E'gone\nDROP TABLE victim; --');
CREATE TABLE "t
DROP TABLE victim; --" (id integer, total integer, state state);
CREATE INDEX "x
DROP TABLE victim; --" ON "t
DROP TABLE victim; --" (id);
