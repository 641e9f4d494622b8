CREATE EXTENSION postgres_fdw SCHEMA public;
CREATE SERVER remote TYPE 'postgres' VERSION '15' FOREIGN DATA WRAPPER postgres_fdw OPTIONS (dbname 'shop', host 'it''s here');
COMMENT ON SERVER remote IS 'the other one';
CREATE SERVER "Files" FOREIGN DATA WRAPPER postgres_fdw OPTIONS (port '5432');
CREATE USER MAPPING FOR PUBLIC SERVER remote OPTIONS (user 'reader', password 'another');
CREATE USER MAPPING FOR postgres SERVER "Files";
