CREATE TYPE pair AS (a bigint, c date);
COMMENT ON TYPE pair IS 'two';
COMMENT ON COLUMN pair.c IS 'when';
