ALTER TYPE state ADD VALUE 'draft' BEFORE 'open';
