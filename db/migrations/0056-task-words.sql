-- What tasks are searched by, each text once: half a million tasks made from a directive's templates bear a few hundred.
-- A word that few tasks have is looked up here, and its tasks through their index, instead of walking all of them.
create table task_words (
  key text primary key,
  folded text not null
);
insert into task_words (key, folded) select distinct md5(folded), folded from tasks;
create index tasks_by_words on tasks (md5(folded));
