CREATE TYPE state AS ENUM ('open');
ALTER TYPE state RENAME VALUE 'open' TO 'new';
