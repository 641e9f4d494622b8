-- @enable avoid-enum
CREATE TYPE state AS ENUM ('new');
