-- @database app@host/shop 15
-- @table public.plans 38 16384 id:integer! name:text
UPDATE t SET a = 1 WHERE id BETWEEN 1 AND 1000;
UPDATE t SET a = u.a FROM u WHERE u.id = t.id;
CREATE TABLE n (a int);
UPDATE n SET a = 1;
