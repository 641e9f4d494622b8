-- Create collation "german"
CREATE COLLATION public.german (PROVIDER = icu, LOCALE = 'de-DE');
-- Create statistics "st"
CREATE STATISTICS public.st (dependencies) ON email, name FROM public.users;
