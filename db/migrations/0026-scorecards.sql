-- Scorecards (thước đo): what was computed of each unit and day, kept as it was said; ratings by people; random re-checks.

-- One row: what a unit's records of a day came to, as they were known at `known_at`, by one version of the formula. A newer
-- computation is a row of its own (version) beside the older one; nothing of an older one is ever changed but its way
-- through the hands of people. `inputs` is the SHA-256 of the records and their verdicts.
create table scores (
  zone_id int not null,
  id uuid not null,
  area_id int not null,
  on_day date not null,
  version smallint not null,
  formula text not null,
  known_at timestamptz not null,
  computed_at timestamptz not null,
  inputs text not null,
  score float8,
  completeness float8,
  timeliness float8,
  consistency float8,
  process float8,
  -- [[indicator, good, counted], …] in the order of the formula.
  counts jsonb not null,
  head_officer_id uuid,
  state text not null check (state in ('computed', 'approved', 'published')),
  seen_at timestamptz,
  seen_by uuid,
  explanation text,
  explained_at timestamptz,
  explained_by uuid,
  approved_at timestamptz,
  approved_by uuid,
  approved_post uuid,
  published_at timestamptz,
  published_by uuid,
  published_post uuid,
  primary key (id, zone_id),
  unique (zone_id, area_id, on_day, version),
  -- SG-08, SG-17: nothing is approved or published but by a named person, and published only once approved.
  check (state = 'computed' or approved_by is not null),
  check (state <> 'published' or published_by is not null),
  check ((explanation is null) = (explained_at is null))
);
create index scores_of_day on scores (on_day, area_id, version);
create index scores_unexplained on scores (computed_at) where state = 'computed' and explained_at is null;

-- Rating (xếp loại) of a head for a period: always a person's; the score's advice stands beside it.
create table score_ratings (
  zone_id int not null,
  id uuid not null,
  area_id int not null,
  officer_id uuid not null,
  post_id uuid not null,
  from_day date not null,
  to_day date not null,
  formula text not null,
  score float8,
  advice text,
  rating text not null,
  reason text not null,
  rated_by uuid not null,
  rated_post uuid,
  rated_at timestamptz not null,
  replaced_at timestamptz,
  primary key (id, zone_id),
  check (rated_by <> officer_id),
  check (to_day >= from_day)
);
create unique index score_ratings_in_force on score_ratings (zone_id, area_id, from_day, to_day) where replaced_at is null;

-- Random re-checks (đối chiếu ngẫu nhiên): drawn by a lot that anybody can repeat, entered by somebody who is not of the unit.
create table score_samples (
  zone_id int not null,
  id uuid not null,
  area_id int not null,
  on_day date not null,
  formula text not null,
  salt text not null,
  lot float8 not null,
  report_id uuid,
  drawn_at timestamptz not null,
  due_at timestamptz not null,
  outcome text check (outcome in ('matches', 'under', 'over', 'cannot')),
  note text,
  checked_by uuid,
  checked_post uuid,
  checked_at timestamptz,
  primary key (id, zone_id),
  unique (zone_id, area_id, on_day),
  check ((outcome is null) = (checked_at is null)),
  check (outcome is null or checked_by is not null)
);
create index score_samples_open on score_samples (due_at) where outcome is null;
create index score_samples_of_day on score_samples (on_day, area_id);

-- What the score asks of other rooms' records by day; these cost a writer next to nothing.
create index tasks_created on tasks using brin (created_at);
create index tasks_deadline_moved on tasks (id) where deadline_changes > 0;
create index document_recipients_sent on document_recipients using brin (sent_at);
