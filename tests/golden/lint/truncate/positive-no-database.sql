TRUNCATE TABLE events, app.logs;
