ALTER POLICY own ON users USING (name = 'me'); CREATE POLICY grown ON users FOR UPDATE USING (age > 18) WITH CHECK (age > 18);
