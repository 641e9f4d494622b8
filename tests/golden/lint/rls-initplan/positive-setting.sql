CREATE POLICY p ON t FOR SELECT USING (a = current_setting('app.tenant', true));
