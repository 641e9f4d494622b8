ALTER TABLE note ADD more text; ALTER TABLE note ADD PRIMARY KEY (id); CREATE TABLE other (id int, note int REFERENCES note);
