CREATE INDEX CONCURRENTLY users_later ON users (later);
