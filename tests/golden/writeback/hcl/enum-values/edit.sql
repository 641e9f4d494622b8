ALTER TYPE status ADD VALUE 'returned' AFTER 'paid'; ALTER TYPE status ADD VALUE 'lost';
