ALTER TABLE app.t ADD UNIQUE ("userId");
