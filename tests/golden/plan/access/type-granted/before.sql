CREATE ROLE golden_app;
CREATE ROLE golden_reader;
CREATE ROLE golden_writer;
CREATE TYPE mood AS ENUM ('good', 'bad');
CREATE TYPE pair AS (a integer, b integer);
CREATE DOMAIN positive AS integer CHECK (VALUE > 0);
