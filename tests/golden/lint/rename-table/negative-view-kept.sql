ALTER TABLE app.conversations RENAME TO threads;
CREATE VIEW app.conversations AS SELECT * FROM app.threads;
CREATE TABLE n (a int);
ALTER TABLE n RENAME TO m;
