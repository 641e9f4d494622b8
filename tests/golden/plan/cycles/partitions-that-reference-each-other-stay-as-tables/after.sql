CREATE TABLE p (id int, kind text);
CREATE TABLE p_a (id int, kind text);
CREATE UNIQUE INDEX p_i ON p (kind, id);
CREATE TABLE q (id int, kind text);
CREATE TABLE q_a (id int, kind text);
CREATE UNIQUE INDEX q_i ON q (kind, id);
ALTER TABLE p ADD CONSTRAINT p_of_q FOREIGN KEY (kind, id) REFERENCES q (kind, id);
ALTER TABLE q ADD CONSTRAINT q_of_p FOREIGN KEY (kind, id) REFERENCES p (kind, id);
