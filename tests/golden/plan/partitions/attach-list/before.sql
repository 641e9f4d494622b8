CREATE TABLE ev (id integer, kind text) PARTITION BY LIST (kind);
CREATE TABLE ev_a PARTITION OF ev FOR VALUES IN ('a');
CREATE TABLE ev_b (id integer, kind text);
