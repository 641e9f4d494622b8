DROP TABLE old; CREATE TABLE users (id int);
