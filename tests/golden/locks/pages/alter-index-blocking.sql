-- Most parameters and SET TABLESPACE lock the index strongly; fillfactor, deduplicate_items and statistics do not.
-- The table itself is not locked; that planning opens the index is why its readers wait.
-- @setup
CREATE TABLE documents (id bigint PRIMARY KEY, words tsvector);
CREATE INDEX documents_body ON documents USING gin (words);
CREATE INDEX documents_length ON documents (length(words));
-- @claim documents_body: ACCESS EXCLUSIVE
ALTER INDEX documents_body SET (fastupdate = off);
-- @claim documents_pkey: ACCESS EXCLUSIVE, rewritten
ALTER INDEX documents_pkey SET TABLESPACE page_locks_fast;
-- @also documents_pkey: SHARE UPDATE EXCLUSIVE
ALTER INDEX documents_pkey SET (fillfactor = 80);
-- @also documents_pkey: SHARE UPDATE EXCLUSIVE
ALTER INDEX documents_pkey SET (deduplicate_items = off);
-- @also documents_length: SHARE UPDATE EXCLUSIVE
ALTER INDEX documents_length ALTER COLUMN 1 SET STATISTICS 200;
-- @also documents: SHARE UPDATE EXCLUSIVE
REINDEX (CONCURRENTLY, TABLESPACE page_locks_fast) INDEX documents_length;
