SET lock_timeout = '2s';
DROP INDEX a;
