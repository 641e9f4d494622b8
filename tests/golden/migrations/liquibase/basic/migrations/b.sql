--liquibase formatted sql

--changeset ann:1 labels:core
--comment: users
CREATE TABLE users (id bigint PRIMARY KEY);
--rollback DROP TABLE users;

--changeset "ben b":2 runInTransaction:false
CREATE INDEX CONCURRENTLY users_id ON users (id);
--rollback DROP INDEX
--rollback CONCURRENTLY users_id;
