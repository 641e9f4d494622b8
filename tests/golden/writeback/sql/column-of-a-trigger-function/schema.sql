CREATE TABLE users (id int PRIMARY KEY, username text);
CREATE FUNCTION tidy() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.username := lower(NEW.username); RETURN NEW; END $$;
CREATE TRIGGER tidy BEFORE INSERT ON users FOR EACH ROW EXECUTE FUNCTION tidy();
