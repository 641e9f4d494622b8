CREATE TABLE t (id bigint PRIMARY KEY, a text);
CREATE POLICY p ON t FOR SELECT USING (a = current_user);
