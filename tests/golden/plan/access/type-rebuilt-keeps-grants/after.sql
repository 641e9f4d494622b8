CREATE ROLE golden_app;
CREATE ROLE golden_reader;
CREATE TYPE mood AS ENUM ('good', 'bad');
ALTER TYPE mood OWNER TO golden_app;
REVOKE USAGE ON TYPE mood FROM PUBLIC;
GRANT USAGE ON TYPE mood TO golden_reader;
CREATE TABLE users (id integer, mood mood);
GRANT SELECT (mood) ON users TO golden_reader;
