CREATE FUNCTION refuse_all() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''no''; END';
CREATE EVENT TRIGGER guard_all ON ddl_command_start EXECUTE FUNCTION refuse_all();
