-- People who log in.
CREATE TABLE people (
    id       bigserial CONSTRAINT users_pkey PRIMARY KEY,
    username text NOT NULL CONSTRAINT users_username_key UNIQUE CONSTRAINT users_username_check CHECK (username <> ''), -- shown
    email    text,
    CONSTRAINT users_check CHECK (email <> username)
);

ALTER SEQUENCE people_id_seq RENAME TO users_id_seq;

CREATE INDEX users_email_idx ON people (email);
COMMENT ON TABLE people IS 'users';
COMMENT ON COLUMN public.people.email IS 'mail';
CREATE TABLE posts (
    id    bigint PRIMARY KEY,
    users text,
    owner bigint REFERENCES people ON DELETE CASCADE
);
ALTER TABLE posts ADD CONSTRAINT by_name FOREIGN KEY (users) REFERENCES public.people (username);
CREATE VIEW v AS SELECT people.id, posts.users FROM people JOIN posts ON posts.owner = people.id;
CREATE VIEW w AS SELECT users.id FROM posts AS users;
ALTER TABLE people ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON people USING (people.username = current_user);
GRANT SELECT ON TABLE people, posts TO PUBLIC;
