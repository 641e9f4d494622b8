CREATE TABLE users (id integer PRIMARY KEY, email text NOT NULL, name text);
CREATE TABLE posts (id integer, author integer);
ALTER TABLE posts ADD CONSTRAINT posts_author FOREIGN KEY (author) REFERENCES users NOT VALID;
