-- Reforms of the units (sắp xếp đơn vị hành chính): what was brought in, who ordered it, what became of each unit, and
-- what waits for a person. The tree itself, its codes and its succession are in 0002. Reference tables, but for the waits.
create table reforms (
  id uuid primary key,
  on_day date not null,
  -- The same reform brought in twice is known by this.
  digest text not null,
  plan jsonb not null,
  source text not null,
  document_id uuid,
  state text not null check (state in ('proposed', 'running', 'done')),
  proposed_at timestamptz not null,
  proposed_by uuid not null,
  -- Who ordered it, in which post: a named person (SG-08).
  ordered_at timestamptz,
  ordered_by uuid,
  officer_id uuid,
  post_id uuid,
  grants text check (grants in ('end', 'carry')),
  job_id uuid,
  -- When readers got the new tree; everything before it can be done again from the beginning.
  switched_at timestamptz,
  finished_at timestamptz,
  -- By kind of thing: how many were carried over, how many ended.
  counts jsonb not null,
  unique (on_day, digest),
  check ((state = 'proposed') = (ordered_at is null)),
  check ((state = 'done') = (finished_at is not null)),
  check (state = 'proposed' or ordered_by is not null)
);
create unique index reforms_running on reforms (state) where state = 'running';

-- Each unit that ended, groups that went over included: its fate, and the one that took all of it.
create table reform_areas (
  reform_id uuid not null references reforms (id),
  old_id int not null references areas (id),
  heir_id int references areas (id),
  fate text not null check (fate in ('whole', 'split', 'unstated', 'unknown', 'above')),
  primary key (reform_id, old_id),
  check ((fate = 'whole') = (heir_id is not null))
);

-- What no source decides, until a named person does.
create table reform_waits (
  zone_id int not null,
  id uuid not null,
  reform_id uuid not null references reforms (id),
  kind text not null,
  area_id int not null,
  subject_id text not null,
  since timestamptz not null,
  settled_at timestamptz,
  settled_by uuid,
  settled_to int[],
  reason text,
  primary key (id, zone_id),
  check ((settled_at is null) = (settled_by is null))
);
create unique index reform_waits_subject on reform_waits (reform_id, kind, subject_id, zone_id);
create index reform_waits_open on reform_waits (area_id) where settled_at is null;

-- What an area took over: asked with every sign-in.
create index area_successions_new on area_successions (new_id);

-- A task that goes to another zone takes its row out of the old one: what hangs on it must be found without a walk.
create index task_undos_task on task_undos (task_id);
