-- Neither changes a row that is there. pglz, because a server may be built without lz4.
-- @setup
CREATE TABLE documents (id bigint PRIMARY KEY, body text);
INSERT INTO documents SELECT g, 'a' FROM generate_series(1, 300) g;
-- @claim documents: ACCESS EXCLUSIVE
ALTER TABLE documents ALTER COLUMN body SET COMPRESSION pglz;
-- @claim documents: ACCESS EXCLUSIVE
ALTER TABLE documents ALTER COLUMN body SET STORAGE EXTERNAL;
