alter table users add column n int;
