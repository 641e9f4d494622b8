CREATE TABLE notes (body text);
CREATE MATERIALIZED VIEW bodies AS SELECT body FROM notes;
