CREATE TABLE ev (at integer CHECK (at > 0)) PARTITION BY RANGE (at);
