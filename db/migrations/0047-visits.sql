-- What the tracer knows: who was where, in numbers. Dense whole numbers stand for people and places, so that a visit takes few bytes
-- here and in memory; no name, no address (SG-11). Times are minutes since 2020-01-01T00:00Z. Days of visits are dropped after the
-- profile's days. Which numbers a batch changed is kept with it: the index in memory follows the journal batch by batch.
create table stay_batches (
  number int generated always as identity primary key,
  -- The intent that wrote it.
  id uuid not null unique,
  source text not null,
  visits int not null,
  -- Minutes between which its visits begin: bounds the days to look through.
  from_minute int,
  to_minute int,
  recorded_at timestamptz not null
);

create table trace_people (
  person_id uuid primary key,
  number int generated always as identity unique,
  household_id uuid,
  batch int not null
);
create index trace_people_of_household on trace_people (household_id) where household_id is not null;
create index trace_people_of_batch on trace_people (batch);

create table trace_places (
  place_id uuid primary key,
  number int generated always as identity unique,
  zone_id int not null,
  kind text not null,
  capacity int check (capacity > 0),
  ventilation text not null check (ventilation in ('open-air', 'good', 'poor', 'unknown')),
  closed_on date,
  batch int not null
);
create index trace_places_of_batch on trace_places (batch);

-- One row a stay. `visit` is batch × 65,536 + line; a day a partition, made when its first visit comes.
create table stays (
  zone_id int not null,
  place int not null,
  person int not null,
  enter_minute int not null,
  -- For an open visit: as far as it is taken to last.
  leave_minute int not null,
  is_open boolean not null,
  visit bigint not null,
  primary key (person, enter_minute, visit, zone_id) include (place, leave_minute),
  check (leave_minute > enter_minute)
) partition by range (enter_minute);
create index stays_of_place on stays (place, enter_minute) include (leave_minute, person);
create index stays_by_number on stays using brin (visit);

-- A visit as it stood before a correction, a check-out or a withdrawal.
create table stay_changes (
  zone_id int not null,
  batch int not null,
  visit bigint not null,
  place int not null,
  person int not null,
  enter_minute int not null,
  leave_minute int not null,
  is_open boolean not null,
  changed_at timestamptz not null,
  primary key (batch, visit, zone_id)
);
create index stay_changes_by_day on stay_changes using brin (enter_minute);
create index stay_changes_of_visit on stay_changes (visit);

-- Reported contacts between two people, in numbers.
create table trace_links (
  link_id uuid primary key,
  one int not null,
  other int not null,
  from_minute int not null,
  until_minute int not null,
  batch int not null,
  check (one <> other)
);
create index trace_links_of_one on trace_links (one);
create index trace_links_of_other on trace_links (other);
create index trace_links_of_batch on trace_links (batch);
