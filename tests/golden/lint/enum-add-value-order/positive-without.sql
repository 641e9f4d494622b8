ALTER TYPE state ADD VALUE 'draft';
