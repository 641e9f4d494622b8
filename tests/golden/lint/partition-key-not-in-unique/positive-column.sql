CREATE TABLE events (id bigint PRIMARY KEY, at timestamptz NOT NULL) PARTITION BY RANGE (at);
