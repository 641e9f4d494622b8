-- @enable require-comment
CREATE TABLE t (id bigint PRIMARY KEY);
COMMENT ON TABLE t IS 'for tests';
