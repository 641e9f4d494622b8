-- Modify "posts" table
ALTER TABLE public.posts DROP CONSTRAINT posts_author_fkey;
-- Modify "posts" table
ALTER TABLE public.posts
  ADD CONSTRAINT posts_author_fkey FOREIGN KEY (author)
  REFERENCES public.users(id) ON DELETE SET NULL NOT VALID;

-- Modify "posts" table
ALTER TABLE public.posts VALIDATE CONSTRAINT posts_author_fkey;
