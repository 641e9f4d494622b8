CREATE TABLE ev (id integer, note text) PARTITION BY LIST (id);
CREATE TABLE ev_1 PARTITION OF ev FOR VALUES IN (1, 2);
CREATE TABLE ev_2 PARTITION OF ev FOR VALUES IN (3, 4);
CREATE INDEX z_first ON ev (note);
CREATE INDEX a_last ON ev (note DESC);
CREATE INDEX ev_1_a ON ev_1 (note);
