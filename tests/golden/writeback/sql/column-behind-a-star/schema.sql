CREATE TABLE users (id int PRIMARY KEY, username text);
CREATE VIEW v AS
SELECT u.* FROM users u;
