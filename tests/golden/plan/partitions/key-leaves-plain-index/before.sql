CREATE TABLE p (id int, kind text) PARTITION BY LIST (kind);
CREATE TABLE p_a PARTITION OF p FOR VALUES IN ('a');
CREATE TABLE p_b PARTITION OF p FOR VALUES IN ('b');
ALTER TABLE p_a ADD CONSTRAINT p_a_key PRIMARY KEY (kind, id);
CREATE UNIQUE INDEX p_by_kind ON p (kind, id);
CREATE TABLE r (kind text, id int, CONSTRAINT r_of_a FOREIGN KEY (kind, id) REFERENCES p_a (kind, id));
