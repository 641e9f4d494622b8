CREATE TABLE base (a text);
CREATE TABLE leaf () INHERITS (base);
