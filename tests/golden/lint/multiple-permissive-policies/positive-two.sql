CREATE POLICY p ON t FOR SELECT USING (a = current_user);
CREATE POLICY q ON t FOR SELECT USING (b = current_user);
