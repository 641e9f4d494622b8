-- Modify "posts" table
ALTER TABLE public.posts ALTER CONSTRAINT posts_author_fkey DEFERRABLE INITIALLY DEFERRED;
