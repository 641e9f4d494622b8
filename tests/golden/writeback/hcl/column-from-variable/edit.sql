DROP POLICY own ON users; ALTER TABLE users ALTER name TYPE varchar(80);
