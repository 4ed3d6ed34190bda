-- Tracing: interviews of cases, traces as they were answered, what the wards were given to do, and the clock of each case. Nothing here
-- names anybody: a person is an id of the room of people. Visits and the ties of the tracer are in 0047.
create table interviews (
  zone_id int not null,
  id uuid not null,
  area_id int not null,
  case_id uuid not null,
  person_id uuid not null,
  started_at timestamptz not null,
  started_by uuid,
  -- What was typed so far, sealed; gone when the interview is finished.
  sealed_draft text,
  version int not null,
  saved_at timestamptz,
  -- Words that have no other place, sealed.
  sealed_note text,
  finished_at timestamptz,
  finished_by uuid,
  contacts int not null,
  places int not null,
  primary key (id, zone_id)
);
create index interviews_of_case on interviews (case_id, started_at desc);
create index interviews_open on interviews (zone_id, started_at) where finished_at is null;

-- The clock of a case: F0 confirmed, F1 listed, F1 isolated. Follows the room of cases.
create table case_clocks (
  zone_id int not null,
  case_id uuid not null,
  area_id int not null,
  person_id uuid not null,
  confirmed_at timestamptz not null,
  listed_at timestamptz,
  f1 int not null,
  f1_isolated int not null,
  -- The last F1 isolated; null while anybody is not.
  isolated_at timestamptz,
  withdrawn_at timestamptz,
  -- Of more than this moment nobody remembers who the contacts were.
  forgotten_at timestamptz,
  primary key (case_id, zone_id)
);
create index case_clocks_of_zone on case_clocks (zone_id, confirmed_at desc, case_id);
create index case_clocks_by_time on case_clocks (confirmed_at desc, case_id);
create index case_clocks_open on case_clocks (confirmed_at) where withdrawn_at is null and (listed_at is null or (f1 > 0 and isolated_at is null));
create index case_clocks_of_person on case_clocks (person_id);

-- A trace as it was answered: from whom, as of which position, how many were found and left out.
create table traces (
  zone_id int not null,
  id uuid not null,
  area_id int not null,
  levels smallint not null,
  asked_at timestamptz not null,
  asked_by uuid,
  applied_seq bigint not null,
  served_by text not null check (served_by in ('index', 'sql')),
  took_ms real not null,
  -- [{level, found, compared, kept}] of each class.
  found jsonb not null,
  places_left_out int not null,
  stale_at timestamptz,
  stale_reason text check (stale_reason in ('case-added', 'case-withdrawn', 'visits-changed', 'contacts-changed')),
  -- A newer trace of the same cases.
  replaced_by uuid,
  issued_at timestamptz,
  closed_at timestamptz,
  close_reason text,
  forget_on date,
  forgotten_at timestamptz,
  primary key (id, zone_id)
);
create index traces_of_zone on traces (zone_id, asked_at desc, id);
create index traces_open on traces (asked_at desc) where closed_at is null and replaced_by is null;
create index traces_to_forget on traces (forget_on) where forget_on is not null;

create table trace_seeds (
  zone_id int not null,
  trace_id uuid not null,
  case_id uuid not null,
  person_id uuid not null,
  infectious_from timestamptz not null,
  infectious_to timestamptz not null,
  ground text not null check (ground in ('onset', 'sample')),
  ground_days smallint not null,
  primary key (trace_id, case_id, zone_id)
);
create index trace_seeds_of_case on trace_seeds (case_id);

-- Whom a trace reached, the highest risk first; and what was done about each since.
create table traced_people (
  zone_id int not null,
  trace_id uuid not null,
  person_id uuid not null,
  area_id int not null,
  -- Commune-level area where they live: its people call, isolate and test.
  ward_id int not null,
  level smallint not null check (level between 1 and 3),
  rank int not null,
  exposed_at timestamptz not null,
  via_kind text not null check (via_kind in ('visit', 'household', 'contact')),
  via_person_id uuid not null,
  via_place_id uuid,
  via_from timestamptz not null,
  via_until timestamptz not null,
  via_minutes int not null,
  minutes int not null,
  risk real not null,
  parts jsonb not null,
  -- Of an F1: the case that exposed them.
  case_id uuid,
  -- On the list of contacts since; `carried`: by an earlier trace, whose tasks they belong to.
  listed_at timestamptz,
  carried boolean not null,
  called_at timestamptz,
  isolated_at timestamptz,
  tested_at timestamptz,
  primary key (trace_id, person_id, zone_id)
);
create index traced_people_of_ward on traced_people (ward_id, trace_id, level, rank);
create index traced_people_of_person on traced_people (person_id);
create index traced_people_of_case on traced_people (case_id) where case_id is not null;

create table traced_places (
  zone_id int not null,
  trace_id uuid not null,
  site_id uuid not null,
  exposed int not null,
  by_level int[] not null,
  primary key (trace_id, site_id, zone_id)
);

-- What a ward was given to do by a trace. The task has no name in it: it points to the list of the ward.
create table trace_orders (
  zone_id int not null,
  id uuid not null,
  trace_id uuid not null,
  ward_id int not null,
  kind text not null check (kind in ('call', 'isolate', 'test')),
  people int not null,
  done int not null,
  owner_post_id uuid not null,
  due_at timestamptz not null,
  task_id uuid not null,
  issued_at timestamptz not null,
  finished_at timestamptz,
  primary key (id, zone_id)
);
create index trace_orders_of_trace on trace_orders (trace_id, ward_id);
create index trace_orders_of_task on trace_orders (task_id);

-- What was last done about somebody, listed by a trace already or not yet: a trace that comes later takes it up. One row a person and
-- step, wherever they live.
create table contact_steps (
  person_id uuid not null,
  step text not null check (step in ('called', 'isolated', 'tested')),
  zone_id int not null,
  at timestamptz not null,
  primary key (person_id, step)
);
