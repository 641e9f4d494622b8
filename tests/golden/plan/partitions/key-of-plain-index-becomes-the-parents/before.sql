CREATE TABLE p (id int NOT NULL, kind text NOT NULL) PARTITION BY LIST (kind);
CREATE TABLE p_a PARTITION OF p FOR VALUES IN ('a');
ALTER TABLE p_a ADD CONSTRAINT p_a_own PRIMARY KEY (kind, id);
CREATE UNIQUE INDEX p_key ON p (kind, id);
CREATE TABLE r (kind text, id int, CONSTRAINT r_of_a FOREIGN KEY (kind, id) REFERENCES p_a (kind, id));
