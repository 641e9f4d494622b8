-- @without-down golang-migrate takes the version back all the same, and undoes nothing
-- @down SELECT 'down'; SET search_path = public;
ALTER TABLE orders ADD COLUMN note text;
