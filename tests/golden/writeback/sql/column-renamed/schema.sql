-- People who log in.
CREATE TABLE users (
    id       bigserial PRIMARY KEY,
    username text NOT NULL UNIQUE CHECK (username <> ''), -- shown
    email    text,
    CHECK (email <> username)
);

CREATE INDEX users_by_name ON users USING btree (lower(username), email) WHERE username IS NOT NULL;
CREATE INDEX ON users (username, id);
COMMENT ON COLUMN users.username IS 'the username';

CREATE TABLE posts (
    id       bigint PRIMARY KEY,
    username text REFERENCES users (username) ON UPDATE CASCADE,
    author   bigint
);

ALTER TABLE users ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON users FOR SELECT USING (username = current_user AND EXISTS (
    SELECT FROM posts p WHERE p.username = users.username AND author = users.id));
ALTER TABLE users ALTER COLUMN username SET DEFAULT 'username';
GRANT SELECT (username, id) ON users TO PUBLIC;

CREATE VIEW names AS
    SELECT u.username, p.username AS poster, u.username::varchar(20) short, upper(u.username)
    FROM users AS u JOIN (SELECT id, author, username AS other FROM posts) x ON x.author = u.id
    LEFT JOIN posts p ON p.author = u.id AND p.username = u.username
    ORDER BY u.username;
CREATE VIEW plain AS SELECT username, id FROM users GROUP BY username, id ORDER BY username;
CREATE VIEW inner_names AS WITH recent AS (SELECT username FROM users) SELECT r.username FROM recent r;
