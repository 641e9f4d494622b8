CREATE TABLE p (id int, kind text, PRIMARY KEY (kind, id));
CREATE TABLE q (id int, kind text, PRIMARY KEY (kind, id));
ALTER TABLE p ADD CONSTRAINT p_of_q FOREIGN KEY (kind, id) REFERENCES q DEFERRABLE;
ALTER TABLE q ADD CONSTRAINT q_of_p FOREIGN KEY (kind, id) REFERENCES p;
