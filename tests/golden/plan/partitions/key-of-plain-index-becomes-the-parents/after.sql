CREATE TABLE p (id int NOT NULL, kind text NOT NULL) PARTITION BY LIST (kind);
CREATE TABLE p_a PARTITION OF p FOR VALUES IN ('a');
ALTER TABLE p ADD CONSTRAINT p_key UNIQUE (kind, id);
CREATE TABLE r (kind text, id int, CONSTRAINT r_of_a FOREIGN KEY (kind, id) REFERENCES p_a (kind, id));
