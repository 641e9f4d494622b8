-- @no-transaction
ALTER TYPE state ADD VALUE 'paid' AFTER 'new';
UPDATE t SET state = 'paid' WHERE paid;
