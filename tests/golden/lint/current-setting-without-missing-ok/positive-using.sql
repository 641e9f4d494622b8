CREATE POLICY p ON t FOR SELECT USING (a = (SELECT current_setting('app.tenant')));
