CREATE EXTENSION vector SCHEMA extensions;
