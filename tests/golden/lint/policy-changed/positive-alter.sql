ALTER POLICY p ON t USING (a = current_user);
