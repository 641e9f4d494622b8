CREATE COLLATION german (provider = icu, locale = 'de-DE');
CREATE TABLE users (id integer PRIMARY KEY, email text NOT NULL, name text);
CREATE STATISTICS st (dependencies) ON email, name FROM users;
