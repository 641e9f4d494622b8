CREATE TABLE users (id integer PRIMARY KEY, email text NOT NULL, name text);
ALTER TABLE users ALTER name SET STORAGE EXTERNAL, ALTER email SET STATISTICS 500, ALTER email SET (n_distinct = -1), ALTER name SET COMPRESSION lz4;
