CREATE TYPE address AS (street text, zip int);
ALTER TYPE address ALTER ATTRIBUTE zip TYPE text;
