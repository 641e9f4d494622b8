CREATE TABLE victim (id integer);
CREATE TYPE state AS ENUM ('new', 'old');
CREATE TABLE "t
DROP TABLE victim; --" (id integer, total bigint, state state);
CREATE INDEX "x
DROP TABLE victim; --" ON "t
DROP TABLE victim; --" (id, total);
