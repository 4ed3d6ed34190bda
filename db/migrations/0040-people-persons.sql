-- Persons (người): anybody the house must know, a resident of a book (same id) or somebody without household. What names
-- them stands in `identities`, sealed under a key of their own. Here are ids, and what epidemiology needs (SG-02).
create table persons (
  zone_id int not null,
  id uuid not null,
  area_id int not null,
  household_id uuid,
  -- Of residents unknown here until some room must know it of them: kept only for the people of an epidemic.
  year_of_birth smallint,
  sex text check (sex in ('female', 'male', 'other')),
  -- The person that this one was found to be; everything that points here is read through it.
  merged_into uuid,
  synthetic boolean not null,
  entered_at timestamptz not null,
  -- Whether the tokens of the name have been made; false: a resident of before there were any.
  indexed boolean not null,
  -- When the key was destroyed.
  forgotten_at timestamptz,
  version int not null,
  primary key (id, zone_id),
  check (merged_into is null or merged_into <> id)
);
create index persons_of_area on persons (zone_id, area_id, id);
create index persons_of_household on persons (household_id) where household_id is not null;
create index persons_merged on persons (merged_into) where merged_into is not null;
-- Of no household: forgotten in time unless a room holds them.
create index persons_loose on persons (entered_at) where household_id is null and forgotten_at is null;
create index persons_unindexed on persons (id) where not indexed;

-- Keyed marks of pieces of names, by which likely persons are found without a name standing anywhere.
create table person_tokens (
  zone_id int not null,
  token bigint not null,
  person_id uuid not null,
  primary key (zone_id, token, person_id)
);
create index person_tokens_of on person_tokens (person_id);

-- Numbers of people without household can be found as well.
alter table identity_marks alter column household_id drop not null;

-- One was found to be another, by whom and why; and when that was taken back.
create table person_merges (
  zone_id int not null,
  id uuid not null,
  person_id uuid not null,
  into_id uuid not null,
  reason text not null,
  at timestamptz not null,
  account_id uuid,
  officer_id uuid,
  post_id uuid,
  undone_at timestamptz,
  undone_reason text,
  undone_by_account_id uuid,
  undone_by_officer_id uuid,
  primary key (id, zone_id)
);
create index person_merges_of on person_merges (person_id);
create index person_merges_into on person_merges (into_id);

-- Two that may be one: a person decides.
create table person_likenesses (
  zone_id int not null,
  left_id uuid not null,
  right_id uuid not null,
  score real not null,
  found_at timestamptz not null,
  -- Open, or what was decided.
  decision text check (decision in ('same', 'different')),
  decided_at timestamptz,
  decided_by_officer_id uuid,
  reason text,
  primary key (left_id, right_id, zone_id),
  check (left_id < right_id)
);
create index person_likenesses_open on person_likenesses (zone_id, score desc, left_id, right_id) where decision is null;
create index person_likenesses_right on person_likenesses (right_id);

insert into persons (zone_id, id, area_id, household_id, synthetic, entered_at, indexed, version)
select residents.zone_id, residents.id, households.area_id, residents.household_id, households.synthetic,
       households.entered_at, false, 1
from residents join households on households.id = residents.household_id;

-- Which room needs a person named, and until when (null: until it says so). Who is in no book and in no hold is forgotten.
create table person_holds (
  zone_id int not null,
  person_id uuid not null,
  room text not null,
  until_on date,
  primary key (person_id, room, zone_id)
);

-- What residents ask about their own data (EPI-09). What they said is sealed in `identities` under the id of the request.
create table person_requests (
  zone_id int not null,
  id uuid not null,
  area_id int not null,
  person_id uuid not null,
  kind text not null check (kind in ('view', 'correct', 'dispute', 'delete')),
  via text not null check (via in ('desk', 'phone', 'letter')),
  by_proxy boolean not null,
  -- Which room's data it is about, as its section on the sheet is called; null: the person's own entry.
  section text,
  asked_at timestamptz not null,
  received_by_account_id uuid,
  received_by_officer_id uuid,
  owner_post_id uuid,
  -- The resident must have had an answer by the end of this day; the matter must be decided by the end of that one.
  answer_due_on date not null,
  decide_due_on date not null,
  extended_reason text,
  answered_at timestamptz,
  decided_at timestamptz,
  outcome text check (outcome in ('granted', 'refused')),
  decided_by_account_id uuid,
  decided_by_officer_id uuid,
  primary key (id, zone_id),
  check ((decided_at is null) = (outcome is null))
);
create index person_requests_of on person_requests (person_id);
create index person_requests_open on person_requests (zone_id, decide_due_on, id) where decided_at is null;
create index person_requests_all on person_requests (zone_id, asked_at desc, id);
