CREATE TABLE users (id int PRIMARY KEY, username text);

CREATE FUNCTION find_user(wanted text) RETURNS int LANGUAGE plpgsql AS $$
BEGIN
    RETURN (SELECT id FROM users WHERE username = wanted);
END
$$;
