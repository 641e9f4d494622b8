CREATE TYPE mood AS ENUM ('good', 'bad'); ALTER TABLE users ADD mood mood DEFAULT 'good';
