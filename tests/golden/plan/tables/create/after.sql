CREATE TABLE users (id integer PRIMARY KEY, email text NOT NULL, name text);
CREATE TABLE posts (id serial PRIMARY KEY, author integer NOT NULL REFERENCES users ON DELETE CASCADE, title text, UNIQUE (author, title));
CREATE INDEX posts_author ON posts (author);
COMMENT ON TABLE posts IS 'what users write';
COMMENT ON COLUMN posts.title IS 'shown in lists';
