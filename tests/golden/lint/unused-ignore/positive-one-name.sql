-- squawk-ignore ban-drop-table, ban-drop-column -- archived
DROP TABLE orders;
-- atlas:nolint DS102 DS103
ALTER TABLE customers DROP COLUMN fax;
