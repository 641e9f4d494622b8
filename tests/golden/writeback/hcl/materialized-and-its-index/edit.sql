CREATE MATERIALIZED VIEW latest AS SELECT max(at) AS at FROM measurements; CREATE UNIQUE INDEX latest_at ON latest (at);
