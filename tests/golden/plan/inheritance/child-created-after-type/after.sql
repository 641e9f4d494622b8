CREATE TABLE p (a integer DEFAULT 7);
CREATE TABLE other (a integer DEFAULT 7) INHERITS (p);
CREATE TABLE k (b integer GENERATED ALWAYS AS (a + 1) STORED, c integer, CHECK (a < 4)) INHERITS (p);
CREATE INDEX k_a ON k ((a + 1));
