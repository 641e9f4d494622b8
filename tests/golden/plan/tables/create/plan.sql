-- Create sequence "posts_id_seq"
CREATE SEQUENCE public.posts_id_seq AS integer;
-- Create "posts" table
CREATE TABLE public.posts (
  id integer DEFAULT nextval('public.posts_id_seq'::regclass) NOT NULL,
  author integer NOT NULL,
  title text,
  CONSTRAINT posts_author_title_key UNIQUE (author, title),
  CONSTRAINT posts_pkey PRIMARY KEY (id)
);
-- Set comment to column: "title" on table: "posts"
COMMENT ON COLUMN public.posts.title IS 'shown in lists';
-- Set comment to table: "posts"
COMMENT ON TABLE public.posts IS 'what users write';
-- Create "users" table
CREATE TABLE public.users (
  id integer NOT NULL,
  email text NOT NULL,
  name text,
  CONSTRAINT users_pkey PRIMARY KEY (id)
);
-- Modify sequence "posts_id_seq"
ALTER SEQUENCE public.posts_id_seq OWNED BY public.posts.id;
-- Modify "posts" table
ALTER TABLE public.posts
  ADD CONSTRAINT posts_author_fkey FOREIGN KEY (author) REFERENCES public.users(id) ON DELETE CASCADE;
-- Create index "posts_author" to table: "posts"
CREATE INDEX posts_author ON public.posts USING btree (author);
