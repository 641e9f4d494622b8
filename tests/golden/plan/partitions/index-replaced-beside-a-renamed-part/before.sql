CREATE TABLE ev (id integer, span int4range, note text) PARTITION BY LIST (id);
CREATE INDEX changes ON ev USING gist (span);
CREATE INDEX stays ON ev USING spgist (span);
CREATE TABLE ev_1 PARTITION OF ev FOR VALUES IN (1, 2);
