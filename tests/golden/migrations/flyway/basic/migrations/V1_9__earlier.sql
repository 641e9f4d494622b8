ALTER TABLE users ADD COLUMN earlier int;
