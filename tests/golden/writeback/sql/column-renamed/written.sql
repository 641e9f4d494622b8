-- People who log in.
CREATE TABLE users (
    id       bigserial PRIMARY KEY,
    handle text NOT NULL CONSTRAINT users_username_key UNIQUE CONSTRAINT users_username_check CHECK (handle <> ''), -- shown
    email    text,
    CONSTRAINT users_check CHECK (email <> handle)
);

CREATE INDEX users_by_name ON users USING btree (lower(handle), email) WHERE handle IS NOT NULL;
CREATE INDEX users_username_id_idx ON users (handle, id);
COMMENT ON COLUMN users.handle IS 'the username';

CREATE TABLE posts (
    id       bigint PRIMARY KEY,
    username text REFERENCES users (handle) ON UPDATE CASCADE,
    author   bigint
);

ALTER TABLE users ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON users FOR SELECT USING (handle = current_user AND EXISTS (
    SELECT FROM posts p WHERE p.username = users.handle AND author = users.id));
ALTER TABLE users ALTER COLUMN handle SET DEFAULT 'username';
GRANT SELECT (handle, id) ON users TO PUBLIC;

CREATE VIEW names AS
    SELECT u.handle AS username, p.username AS poster, u.handle::varchar(20) short, upper(u.handle)
    FROM users AS u JOIN (SELECT id, author, username AS other FROM posts) x ON x.author = u.id
    LEFT JOIN posts p ON p.author = u.id AND p.username = u.handle
    ORDER BY u.handle;
CREATE VIEW plain AS SELECT handle AS username, id FROM users GROUP BY handle, id ORDER BY handle;
CREATE VIEW inner_names AS WITH recent AS (SELECT handle AS username FROM users) SELECT r.username FROM recent r;
