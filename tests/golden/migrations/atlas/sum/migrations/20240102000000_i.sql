-- atlas:txmode none

CREATE INDEX CONCURRENTLY users_i ON users (id);
