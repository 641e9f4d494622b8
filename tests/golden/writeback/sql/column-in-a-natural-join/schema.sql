CREATE TABLE users (id int PRIMARY KEY, username text);
CREATE TABLE other (username text);
CREATE VIEW v AS SELECT id FROM users JOIN other USING (username);
