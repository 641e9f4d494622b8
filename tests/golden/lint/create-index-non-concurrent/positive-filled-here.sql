-- @no-transaction
CREATE TABLE n AS SELECT * FROM big;
CREATE INDEX ON n (a);
