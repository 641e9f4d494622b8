-- @without-down dbmate takes the version back all the same, and undoes nothing
-- @down DROP TABLE purchases
ALTER TABLE orders RENAME TO purchases;
