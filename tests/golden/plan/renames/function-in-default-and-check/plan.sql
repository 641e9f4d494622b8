-- Rename function from "next_code" to "following"
ALTER FUNCTION public.next_code(i integer) RENAME TO following;
