-- Rename value of enum type: "mood"
ALTER TYPE public.mood RENAME VALUE 'ok' TO 'fine';
