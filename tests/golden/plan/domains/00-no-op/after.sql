CREATE DOMAIN percent AS integer CHECK (VALUE >= 0);
