-- Modify "posts" table
ALTER TABLE public.posts
  ADD CONSTRAINT posts_author FOREIGN KEY (author) REFERENCES public.users(id) NOT VALID;
