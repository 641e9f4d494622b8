ALTER TABLE users ADD position bigserial;
