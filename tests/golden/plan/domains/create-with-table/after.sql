CREATE DOMAIN percent AS integer CHECK (VALUE >= 0);
CREATE DOMAIN small AS percent CHECK (VALUE < 10);
CREATE TABLE t (p small);
