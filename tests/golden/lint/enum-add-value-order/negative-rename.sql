CREATE TYPE state AS ENUM ('draft');
ALTER TYPE state RENAME VALUE 'draft' TO 'open';
