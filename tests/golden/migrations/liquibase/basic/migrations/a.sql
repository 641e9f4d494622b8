-- liquibase formatted sql
-- changeset ann:3 runOnChange:true
CREATE OR REPLACE VIEW v AS SELECT id FROM users;
