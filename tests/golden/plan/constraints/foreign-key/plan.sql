-- Modify "posts" table
ALTER TABLE public.posts
  ADD CONSTRAINT posts_author_fkey FOREIGN KEY (author)
  REFERENCES public.users(id) ON UPDATE CASCADE NOT VALID;

-- Modify "posts" table
ALTER TABLE public.posts VALIDATE CONSTRAINT posts_author_fkey;
