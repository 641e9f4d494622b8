CREATE DOMAIN zip AS text CHECK (VALUE ~ '^[0-9]+$'); CREATE SEQUENCE numbers START 100; CREATE TYPE place AS (street text, zip zip);
