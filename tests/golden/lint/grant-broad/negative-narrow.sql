GRANT SELECT ON t TO reporting;
