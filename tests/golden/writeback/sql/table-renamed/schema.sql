-- People who log in.
CREATE TABLE users (
    id       bigserial PRIMARY KEY,
    username text NOT NULL UNIQUE CHECK (username <> ''), -- shown
    email    text,
    CHECK (email <> username)
);

CREATE INDEX ON users (email);
COMMENT ON TABLE users IS 'users';
COMMENT ON COLUMN public.users.email IS 'mail';
CREATE TABLE posts (
    id    bigint PRIMARY KEY,
    users text,
    owner bigint REFERENCES users ON DELETE CASCADE
);
ALTER TABLE posts ADD CONSTRAINT by_name FOREIGN KEY (users) REFERENCES public.users (username);
CREATE VIEW v AS SELECT users.id, posts.users FROM users JOIN posts ON posts.owner = users.id;
CREATE VIEW w AS SELECT users.id FROM posts AS users;
ALTER TABLE users ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON users USING (users.username = current_user);
GRANT SELECT ON TABLE users, posts TO PUBLIC;
