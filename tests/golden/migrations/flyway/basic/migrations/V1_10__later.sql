ALTER TABLE users ADD COLUMN later int;
