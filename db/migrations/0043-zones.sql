-- Lockdown points (điểm phong tỏa), clusters (chùm ca bệnh), colours of areas, outbreak plans, playbooks.
-- Nothing here names a person: cases and households are ids, given to the other rooms only.

create table lockdowns (
  zone_id int not null,
  id uuid not null,
  -- The smallest area of the tree that holds the place.
  area_id int not null,
  regime text not null check (regime in ('lockdown', 'medical-isolation')),
  scope text not null,
  place text not null,
  boundary text,
  reason text not null,
  smallest_reason text,
  residents int check (residents >= 0),
  household_ids uuid[] not null,
  case_ids uuid[] not null,
  cluster_id uuid,
  supplier text,
  supply_days int check (supply_days >= 0),
  guard_post_id uuid,
  guard_people int,
  guard_set_at timestamptz,
  source text,
  -- What was asked for; once decided, the term of the last decision.
  document_id uuid,
  starts_at timestamptz,
  ends_at timestamptz,
  review_at timestamptz,
  proposed_at timestamptz not null,
  proposed_by uuid,
  dismissed_at timestamptz,
  dismiss_reason text,
  decided_at timestamptz,
  lifted_at timestamptz,
  lift_reason text,
  -- Somebody saw that the barriers are gone and the residents know.
  opened_at timestamptz,
  lapse_noted_at timestamptz,
  primary key (id, zone_id),
  check (decided_at is null or (document_id is not null and starts_at is not null and ends_at is not null and review_at is not null
    and smallest_reason is not null and supplier is not null)),
  check (review_at <= ends_at and review_at > starts_at)
);
create index lockdowns_area on lockdowns (area_id);
create index lockdowns_term on lockdowns (starts_at, review_at) where decided_at is not null;

-- Each decision of a named person: to lock, to go on, to lift (SG-08).
create table lockdown_decisions (
  zone_id int not null,
  id uuid not null,
  lockdown_id uuid not null,
  kind text not null check (kind in ('lock', 'extend', 'lift')),
  number text not null,
  document_id uuid not null,
  reason text,
  from_at timestamptz not null,
  ends_at timestamptz,
  review_at timestamptz,
  -- The unit in whose name it was decided.
  unit_area_id int not null,
  officer_id uuid not null,
  post_id uuid not null,
  at timestamptz not null,
  primary key (id, zone_id)
);
create index lockdown_decisions_of on lockdown_decisions (lockdown_id, at);

-- How many days the supplies last, as told at a moment (ZON-08).
create table lockdown_supplies (
  zone_id int not null,
  id uuid not null,
  lockdown_id uuid not null,
  at timestamptz not null,
  items jsonb not null,
  note text,
  officer_id uuid,
  primary key (id, zone_id)
);
create index lockdown_supplies_of on lockdown_supplies (lockdown_id, at desc);

create table clusters (
  zone_id int not null,
  id uuid not null,
  area_id int not null,
  name text not null,
  state text not null check (state in ('open', 'closed', 'dismissed')),
  -- Null for a proposal that was dismissed.
  index_case_id uuid,
  reason text not null,
  rule jsonb not null,
  source text,
  at timestamptz not null,
  officer_id uuid not null,
  post_id uuid,
  closed_at timestamptz,
  close_reason text,
  closed_by uuid,
  primary key (id, zone_id),
  check ((state = 'dismissed') = (index_case_id is null))
);
create index clusters_area on clusters (area_id);

create table cluster_cases (
  zone_id int not null,
  cluster_id uuid not null,
  case_id uuid not null,
  added_at timestamptz not null,
  primary key (cluster_id, case_id, zone_id)
);
create index cluster_cases_case on cluster_cases (case_id);

create table zone_colours (
  zone_id int not null,
  id uuid not null,
  area_id int not null,
  scheme_id text not null,
  colour text not null,
  reason text not null,
  from_at timestamptz not null,
  to_at timestamptz,
  review_at timestamptz not null,
  document_id uuid,
  number text,
  proposed_at timestamptz not null,
  proposed_by uuid,
  dismissed_at timestamptz,
  dismiss_reason text,
  decided_at timestamptz,
  officer_id uuid,
  post_id uuid,
  primary key (id, zone_id),
  check (review_at > from_at),
  check (decided_at is null or (officer_id is not null and document_id is not null))
);
create index zone_colours_area on zone_colours (area_id, from_at);

-- Plan to end an outbreak: tasks by the playbook, criteria to be met, the two times that count (ZON-05).
create table outbreak_plans (
  zone_id int not null,
  id uuid not null,
  area_id int not null,
  lockdown_id uuid,
  cluster_id uuid,
  playbook_id text not null,
  -- The first case it answers to: both times run from its confirmation.
  outbreak_at timestamptz not null,
  criteria jsonb not null,
  lock_target_hours int not null,
  end_target_days int not null,
  at timestamptz not null,
  officer_id uuid,
  extinguished_at timestamptz,
  primary key (id, zone_id)
);
create index outbreak_plans_area on outbreak_plans (area_id);
create index outbreak_plans_lockdown on outbreak_plans (lockdown_id) where lockdown_id is not null;

-- Tasks that a plan or a playbook made.
create table zone_tasks (
  zone_id int not null,
  owner_id uuid not null,
  task_id uuid not null,
  primary key (owner_id, task_id, zone_id)
);

-- By which playbook a unit works, since when, decided by whom (ZON-06).
create table unit_playbooks (
  zone_id int not null,
  id uuid not null,
  area_id int not null,
  status text not null check (status in ('outbreak', 'no-new-cases')),
  reason text not null,
  from_at timestamptz not null,
  to_at timestamptz,
  officer_id uuid not null,
  post_id uuid,
  primary key (id, zone_id)
);
create index unit_playbooks_area on unit_playbooks (area_id, from_at desc);
create unique index unit_playbooks_now on unit_playbooks (area_id, zone_id) where to_at is null;
