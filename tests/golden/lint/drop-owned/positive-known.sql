DROP OWNED BY reporting;
