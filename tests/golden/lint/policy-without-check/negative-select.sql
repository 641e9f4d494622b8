CREATE POLICY p ON t FOR SELECT USING (a = current_user);
