DROP INDEX users_email; CREATE UNIQUE INDEX users_email ON users (email, age);
