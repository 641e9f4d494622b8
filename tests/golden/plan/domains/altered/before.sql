CREATE DOMAIN percent AS integer CHECK (VALUE >= 0);
CREATE TABLE t (p percent);
