CREATE POLICY p ON t FOR SELECT TO one USING (a = current_user);
CREATE POLICY q ON t FOR SELECT TO other USING (b = current_user);
