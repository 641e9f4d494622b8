ALTER TYPE status RENAME VALUE 'ok' TO 'fine';
