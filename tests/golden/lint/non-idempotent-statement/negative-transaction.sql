-- @enable non-idempotent-statement
CREATE TYPE state AS ENUM ('new');
