-- @enable require-application-name
SET application_name = 'migrations';
SELECT 1;
