DROP ROLE IF EXISTS golden_never_before, "golden Odd";
CREATE TABLE users (id integer PRIMARY KEY, email text, password text);
