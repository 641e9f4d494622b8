ALTER TABLE users ADD nickname varchar(20) NOT NULL DEFAULT 'none'; COMMENT ON COLUMN users.nickname IS 'shown';
