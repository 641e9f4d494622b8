-- Found: two scans under the lock. There is no NOT VALID for it, and it takes over no index.
-- @setup
CREATE EXTENSION btree_gist;
CREATE TABLE bookings (room int, during tsrange);
INSERT INTO bookings SELECT g, '[2020-01-01,2020-01-02)' FROM generate_series(1, 300) g;
-- @claim bookings: ACCESS EXCLUSIVE, scanned
ALTER TABLE bookings ADD CONSTRAINT no_overlap EXCLUDE USING gist (room WITH =, during WITH &&);
-- @again
-- @then
DO $$
BEGIN
    ALTER TABLE bookings ADD CONSTRAINT no_overlap EXCLUDE USING gist (room WITH =, during WITH &&);
    ASSERT pg_stat_get_xact_numscans('bookings'::regclass) = 2;
END $$;
-- @again
-- @refused 0A000
ALTER TABLE bookings ADD CONSTRAINT no_overlap EXCLUDE USING gist (room WITH =, during WITH &&) NOT VALID;
-- @also nothing
CREATE TABLE new_bookings (LIKE bookings INCLUDING ALL, EXCLUDE USING gist (room WITH =, during WITH &&));
