CREATE TYPE status AS ENUM ('ok', 'bad');
CREATE TABLE t (status status);
CREATE INDEX t_ok ON t (status) WHERE status = 'ok';
