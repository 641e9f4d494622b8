-- +goose Up
CREATE TABLE users (id bigint PRIMARY KEY);
-- +goose StatementBegin
CREATE FUNCTION one() RETURNS int LANGUAGE sql AS $$ SELECT 1; $$;
-- +goose StatementEnd

-- +goose Down
DROP FUNCTION one();
DROP TABLE users;
