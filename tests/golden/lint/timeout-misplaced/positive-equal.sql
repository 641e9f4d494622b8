SET statement_timeout = '3s';
SET lock_timeout = 3000;
