ALTER TABLE users ADD nickname text; ALTER TABLE users ALTER email SET DEFAULT 'x';
