ALTER TABLE users ALTER email TYPE text, ALTER email SET DEFAULT 'nobody'; COMMENT ON COLUMN users.email IS NULL;
