-- @enable avoid-enum
CREATE TYPE address AS (street text);
