CREATE POLICY p ON t FOR UPDATE USING (a = current_user) WITH CHECK (a = current_user);
