CREATE EXTENSION citext SCHEMA extensions;
