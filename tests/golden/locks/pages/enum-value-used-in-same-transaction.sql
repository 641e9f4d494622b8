-- Found: refused. Instead: in a transaction of its own. Since 17 a type of the same transaction is none that is refused.
-- @setup
CREATE TYPE state AS ENUM ('open', 'done');
CREATE TABLE orders (id bigint PRIMARY KEY, state state, paid boolean);
INSERT INTO orders SELECT g, 'open', true FROM generate_series(1, 300) g;
-- @refused 55P04
ALTER TYPE state ADD VALUE 'paid';
UPDATE orders SET state = 'paid' WHERE paid;
-- @also nothing
ALTER TYPE state ADD VALUE 'paid';
-- @also orders: ROW EXCLUSIVE, scanned
UPDATE orders SET state = 'paid' WHERE paid;
-- @also 18 nothing
CREATE TYPE kind AS ENUM ('a');
ALTER TYPE kind ADD VALUE 'b';
SELECT 'b'::kind;
