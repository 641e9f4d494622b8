--liquibase formatted sql
--changeset ann:1
CREATE TABLE users (id bigint PRIMARY KEY);
--rollback DROP TABLE users;
