CREATE TYPE state AS ENUM ('open', '', 'new', 'done');
