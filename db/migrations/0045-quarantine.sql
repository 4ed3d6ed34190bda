-- Isolation: places, orders that end by the clock, decisions with their complaints, daily checks, needs.
create table isolation_places (
  zone_id int not null,
  id uuid not null,
  area_id int not null,
  site_id uuid not null,
  capacity int check (capacity > 0),
  capacity_source text,
  state text not null check (state in ('planned', 'preparing', 'ready', 'active', 'closed')),
  state_since timestamptz not null,
  activated_on date,
  headcount int,
  headcount_at timestamptz,
  over_reason text,
  source text,
  primary key (id, zone_id)
);
create unique index isolation_places_of_site on isolation_places (site_id, zone_id);

-- Each step of a place, with why where milestones were left.
create table isolation_place_steps (
  zone_id int not null,
  id uuid not null,
  place_id uuid not null,
  state text not null,
  on_day date not null,
  seq int not null,
  reason text,
  officer_id uuid,
  primary key (id, zone_id)
);
create unique index isolation_place_steps_of_place on isolation_place_steps (place_id, seq, zone_id);

create table isolation_milestones (
  zone_id int not null,
  id uuid not null,
  place_id uuid not null,
  place_order int not null,
  title text not null,
  due_on date,
  done_on date,
  primary key (id, zone_id)
);
create index isolation_milestones_of_place on isolation_milestones (place_id, place_order);

-- An order. ends_at is 24:00 of the last day: from then on nothing binds, whether or not a sweep has run (rule 2.3).
-- Who it is stands in the room of people; after the time of the profile person_id is emptied (SG-03).
create table isolation_orders (
  zone_id int not null,
  id uuid not null,
  area_id int not null,
  person_id uuid,
  household_id uuid,
  class text not null check (class in ('F0', 'F1', 'entrant')),
  setting text not null check (setting in ('concentrated', 'home')),
  case_id uuid,
  state text not null check (state in ('proposed', 'declined', 'in-force', 'ended')),
  proposed_at timestamptz not null,
  proposed_by uuid,
  due_at timestamptz not null,
  last_exposure_on date,
  home_asked boolean not null,
  home_channel text,
  home_on_behalf boolean,
  home_answers jsonb,
  decided_at timestamptz,
  place_id uuid,
  over_reason text,
  protection text,
  rule_key text,
  day_zero date,
  last_day date,
  ends_at timestamptz,
  follow_days int,
  is_minor boolean,
  guardian_plan text,
  guardian_id uuid,
  ended_at timestamptz,
  end_kind text check (end_kind in ('lapsed', 'released', 'appeal', 'moved')),
  keep_until date,
  synthetic boolean not null,
  primary key (id, zone_id),
  check (state <> 'in-force' or ends_at is not null),
  check ((state = 'ended') = (end_kind is not null))
);
create index isolation_orders_of_area on isolation_orders (zone_id, state, ends_at);
create index isolation_orders_of_person on isolation_orders (person_id) where person_id is not null;
create index isolation_orders_of_place on isolation_orders (place_id) where place_id is not null;
create index isolation_orders_ending on isolation_orders (ends_at) where state = 'in-force';
create index isolation_orders_to_forget on isolation_orders (keep_until) where person_id is not null;

-- Everything a named person decided about somebody, with the ground: each is printed with the right to complain (SG-07).
create table isolation_decisions (
  zone_id int not null,
  id uuid not null,
  order_id uuid not null,
  kind text not null check (kind in ('isolate', 'decline', 'refuse-home', 'extend', 'release')),
  decided_at timestamptz not null,
  decided_on date not null,
  officer_id uuid not null,
  post_id uuid not null,
  basis_key text,
  document_id uuid,
  ground text,
  reason text not null,
  alternative text,
  last_day_before date,
  last_day date,
  complain_by date not null,
  primary key (id, zone_id)
);
create index isolation_decisions_of_order on isolation_decisions (order_id, decided_at);

-- A complaint; its words are sealed.
create table isolation_appeals (
  zone_id int not null,
  id uuid not null,
  order_id uuid not null,
  decision_id uuid not null,
  filed_at timestamptz not null,
  channel text not null,
  on_behalf boolean not null,
  is_late boolean not null,
  obstacle text,
  sealed text,
  resolve_by timestamptz not null,
  resolved_at timestamptz,
  outcome text check (outcome in ('upheld', 'cancelled')),
  reason text,
  judge_officer_id uuid,
  judge_post_id uuid,
  primary key (id, zone_id),
  check ((resolved_at is null) = (outcome is null))
);
create index isolation_appeals_of_order on isolation_appeals (order_id);
create unique index isolation_appeals_open on isolation_appeals (decision_id, zone_id) where resolved_at is null;

-- What was found each day: for those who follow people's health alone.
create table isolation_checks (
  zone_id int not null,
  id uuid not null,
  order_id uuid not null,
  on_day date not null,
  at timestamptz not null,
  by_means text not null,
  outcome text not null check (outcome in ('well', 'symptoms', 'no-answer', 'help', 'emergency')),
  temperature numeric(3, 1),
  oxygen int,
  officer_id uuid,
  task_id uuid,
  primary key (id, zone_id)
);
create index isolation_checks_of_order on isolation_checks (order_id, on_day);

create table isolation_needs (
  zone_id int not null,
  id uuid not null,
  order_id uuid not null,
  area_id int not null,
  need text not null,
  asked_at timestamptz not null,
  channel text not null,
  on_behalf boolean not null,
  due_at timestamptz not null,
  task_id uuid not null,
  met_at timestamptz,
  done text,
  met_by uuid,
  primary key (id, zone_id)
);
create index isolation_needs_of_order on isolation_needs (order_id);
create index isolation_needs_open on isolation_needs (zone_id, due_at) where met_at is null;
