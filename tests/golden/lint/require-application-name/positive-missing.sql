-- @enable require-application-name
SELECT 1;
