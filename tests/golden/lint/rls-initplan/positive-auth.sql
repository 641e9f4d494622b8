CREATE POLICY p ON t FOR SELECT USING (a = auth.uid());
