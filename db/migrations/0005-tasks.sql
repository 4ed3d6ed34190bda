-- Tasks (nhiệm vụ): exactly one accountable person each; with their obstacles, evidence, remarks; and incidents.
-- The key is (id, zone_id), in this order, so that one index also finds a task by its id alone.
create table tasks (
  zone_id int not null,
  id uuid not null,
  area_id int not null,
  parent_zone_id int,
  parent_id uuid,
  document_id uuid,
  template_code text,
  title text not null,
  folded text not null,
  product text,
  measure text,
  part text not null check (part in ('lead', 'coordination')),
  priority smallint not null check (priority between 0 and 3),
  owner_post_id uuid,
  owner_officer_id uuid,
  assigner_post_id uuid,
  assigner_officer_id uuid,
  self_close boolean not null,
  start_at timestamptz not null,
  due_at timestamptz,
  acknowledge_by timestamptz,
  state text not null check (state in ('draft', 'active', 'acknowledged', 'in-progress', 'done-reported', 'done', 'cancelled')),
  percent smallint not null check (percent between 0 and 100),
  acknowledged_at timestamptz,
  reported_at timestamptz,
  accept_by timestamptz,
  closed_at timestamptz,
  reminders int not null,
  deadline_changes int not null,
  -- The next thing to tell its owner, and when: start, due-soon or overdue. Null when there is nothing more to tell.
  alarm text,
  alarm_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version int not null,
  primary key (id, zone_id),
  -- "Không có việc không người": the database itself holds no live task without a person and a moment.
  check (state in ('draft', 'cancelled')
    or (owner_post_id is not null and owner_officer_id is not null and due_at is not null)),
  check (due_at is null or due_at > start_at),
  check ((parent_id is null) = (parent_zone_id is null))
);
create index tasks_open_of_zone on tasks (zone_id, due_at, id)
  where state in ('active', 'acknowledged', 'in-progress', 'done-reported');
create index tasks_open_by_due on tasks (due_at, id)
  where state in ('active', 'acknowledged', 'in-progress', 'done-reported');
create index tasks_closed_of_zone on tasks (zone_id, due_at desc, id desc) where state in ('done', 'cancelled');
create index tasks_closed_by_due on tasks (due_at desc, id desc) where state in ('done', 'cancelled');
create index tasks_drafts on tasks (zone_id) where state = 'draft';
create index tasks_of_owner on tasks (owner_officer_id, due_at, id);
create index tasks_of_document on tasks (document_id, due_at, id) where document_id is not null;
create index tasks_of_parent on tasks (parent_id) where parent_id is not null;
create index tasks_unacknowledged on tasks (acknowledge_by) where state = 'active';
create index tasks_reported on tasks (accept_by) where state = 'done-reported';
create index tasks_alarms on tasks (alarm_at) where alarm_at is not null;

-- Who works along (phối hợp), by post: whoever holds it.
create table task_coordinators (
  zone_id int not null,
  task_id uuid not null,
  post_id uuid not null,
  primary key (zone_id, task_id, post_id),
  foreign key (task_id, zone_id) references tasks (id, zone_id)
);
create index task_coordinators_post on task_coordinators (post_id);

-- What people said about a task: progress, reasons, reminders (đôn đốc). The journal has the fact, this the words.
create table task_remarks (
  zone_id int not null,
  id uuid not null,
  task_id uuid not null,
  kind text not null,
  text text,
  percent smallint,
  officer_id uuid,
  post_id uuid,
  at timestamptz not null,
  primary key (zone_id, id),
  foreign key (task_id, zone_id) references tasks (id, zone_id)
);
create index task_remarks_task on task_remarks (task_id, at);

create table task_evidence (
  zone_id int not null,
  id uuid not null,
  task_id uuid not null,
  kind text not null check (kind in ('file', 'text', 'document')),
  file_hash text,
  document_id uuid,
  text text,
  officer_id uuid,
  at timestamptz not null,
  primary key (zone_id, id),
  foreign key (task_id, zone_id) references tasks (id, zone_id),
  check ((kind = 'file') = (file_hash is not null)),
  check ((kind = 'document') = (document_id is not null)),
  check (kind <> 'text' or text is not null)
);
create index task_evidence_task on task_evidence (task_id, at);

-- What the task was before a change that may be taken back within minutes, if nothing changed since.
create table task_undos (
  zone_id int not null,
  intent_id uuid not null,
  task_id uuid not null,
  account_id uuid,
  version int not null,
  before jsonb not null,
  facts jsonb not null,
  at timestamptz not null,
  primary key (intent_id, zone_id),
  foreign key (task_id, zone_id) references tasks (id, zone_id)
);

-- Difficulties (khó khăn, vướng mắc): each has a responder and a clock.
create table obstacles (
  zone_id int not null,
  id uuid not null,
  task_id uuid not null,
  area_id int not null,
  text text not null,
  raised_by uuid not null,
  raised_at timestamptz not null,
  responder_post_id uuid not null,
  responder_officer_id uuid not null,
  answer_by timestamptz not null,
  forwarded int not null,
  answer text,
  answered_by uuid,
  answered_at timestamptz,
  primary key (id, zone_id),
  foreign key (task_id, zone_id) references tasks (id, zone_id),
  check ((answer is null) = (answered_at is null))
);
create index obstacles_task on obstacles (task_id);
create index obstacles_open on obstacles (answer_by) where answered_at is null;
create index obstacles_open_of_responder on obstacles (responder_officer_id) where answered_at is null;

-- Unexpected matters (việc đột xuất): to the officer in charge, who takes it within minutes or it goes up.
create table incidents (
  zone_id int not null,
  id uuid not null,
  area_id int not null,
  title text not null,
  details text,
  severity smallint not null check (severity between 1 and 4),
  reported_by uuid,
  happened_at timestamptz not null,
  reported_at timestamptz not null,
  responder_post_id uuid not null,
  responder_officer_id uuid not null,
  responder_area_id int not null,
  take_by timestamptz not null,
  forwarded int not null,
  taken_by uuid,
  taken_at timestamptz,
  outcome text,
  settled_by uuid,
  settled_at timestamptz,
  primary key (id, zone_id)
);
create index incidents_waiting on incidents (take_by) where taken_at is null and settled_at is null;
create index incidents_of_zone on incidents (zone_id, reported_at desc, id);
create index incidents_open on incidents (reported_at desc, id) where settled_at is null;

-- The assignment step of a body, closed once every member has a task (S3:L23).
create table assignment_closures (
  zone_id int not null,
  id uuid not null,
  body_id uuid not null,
  document_id uuid,
  area_id int not null,
  members int not null,
  closed_by uuid,
  closed_at timestamptz not null,
  primary key (zone_id, id)
);
create index assignment_closures_body on assignment_closures (body_id, closed_at desc);
