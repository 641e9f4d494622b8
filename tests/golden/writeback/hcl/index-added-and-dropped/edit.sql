DROP INDEX users_email; CREATE INDEX users_name ON users (lower(name)) WHERE age > 20; CREATE INDEX users_age ON users (age);
