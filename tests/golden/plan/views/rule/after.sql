CREATE TABLE users (id integer PRIMARY KEY, email text NOT NULL, name text);
CREATE VIEW v AS SELECT id, email FROM users;
CREATE RULE del AS ON DELETE TO v DO INSTEAD DELETE FROM users WHERE id = OLD.id;
