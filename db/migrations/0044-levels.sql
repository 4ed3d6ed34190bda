-- Epidemic levels (cấp độ dịch): what they are computed from, who may decide, what was proposed and decided.

-- One figure that a level is computed from, as somebody gave it: of which day, from which source. Never changed; the last
-- one that speaks of a day counts.
create table level_inputs (
  zone_id int not null,
  id uuid not null,
  area_id int not null,
  kind text not null,
  value double precision not null check (value >= 0),
  out_of int check (out_of > 0),
  as_on date not null,
  -- Which figure in order for this area, kind and day: the last one counts, also where two came in one moment.
  version int not null,
  source text not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  primary key (zone_id, id)
);
create unique index level_inputs_by_id on level_inputs (id);
create index level_inputs_last on level_inputs (area_id, kind, as_on desc, version desc) where withdrawn_at is null;

-- Meetings and training on a criteria set before it is put to use, and who came (LVL-04).
create table level_briefings (
  id uuid primary key,
  area_id int not null,
  set_key text not null,
  title text not null,
  held_at timestamptz not null,
  place text,
  recorded_by uuid,
  recorded_at timestamptz not null
);
create table level_briefing_attendance (
  briefing_id uuid not null references level_briefings (id),
  area_id int not null,
  people int not null check (people >= 0),
  primary key (briefing_id, area_id)
);
-- A criteria set put to use in the city by its head.
create table level_activations (
  id uuid primary key,
  area_id int not null,
  set_key text not null unique,
  absent int[] not null,
  reason text,
  decided_by uuid not null,
  decided_post_id uuid,
  decided_at timestamptz not null
);

-- Powers handed down (phân cấp, giao quyền), each with its ground and its end (LVL-02).
create table level_delegations (
  id uuid primary key,
  power text not null check (power in ('epidemic-level', 'area-measures')),
  from_area_id int not null,
  to_area_id int,
  to_level text check (to_level in ('district', 'commune')),
  scope int[],
  document_id uuid not null,
  from_at timestamptz not null,
  to_at timestamptz not null,
  made_by uuid not null,
  made_post_id uuid,
  made_at timestamptz not null,
  revoked_at timestamptz,
  revoked_reason text,
  check (to_at > from_at),
  check ((to_area_id is null) <> (to_level is null))
);

-- One round of proposals: all units of an area, by one set, from the cases until one day.
create table level_rounds (
  id uuid primary key,
  area_id int not null,
  set_key text not null,
  data_on date not null,
  note text,
  proposed_by uuid,
  proposed_post_id uuid,
  proposed_at timestamptz not null
);
create index level_rounds_by_time on level_rounds (proposed_at desc, id desc);

create table level_proposals (
  zone_id int not null,
  id uuid not null,
  round_id uuid not null,
  area_id int not null,
  -- Null: nothing could be computed; `content` says what was lacking.
  level smallint check (level between 1 and 4),
  before smallint check (before between 1 and 4),
  -- Inputs, steps, changes: as computed then.
  content jsonb not null,
  proposed_at timestamptz not null,
  superseded_at timestamptz,
  decided_level smallint check (decided_level between 1 and 4),
  decided_by uuid,
  decided_post_id uuid,
  decided_area_id int,
  decided_at timestamptz,
  delegation_id uuid,
  reason text,
  from_at timestamptz,
  review_at timestamptz,
  measures_at timestamptz,
  measures_by uuid,
  measures_reason text,
  primary key (zone_id, id),
  -- The database itself holds no level without the person who decided it (SG-08).
  check ((decided_level is null) = (decided_by is null)),
  check (decided_level is null or level is not distinct from decided_level or reason is not null)
);
create unique index level_proposals_by_id on level_proposals (id);
create index level_proposals_round on level_proposals (round_id, area_id);
create index level_proposals_area on level_proposals (area_id, proposed_at desc);
create index level_proposals_open on level_proposals (proposed_at) where decided_at is null and superseded_at is null;

-- The notice (thông báo) of what was decided in an area, as it was signed.
create table level_notices (
  id uuid primary key,
  round_id uuid not null,
  area_id int not null,
  number text not null,
  signed_by uuid not null,
  signed_post_id uuid,
  issued_at timestamptz not null,
  papers jsonb not null,
  unique (round_id, area_id)
);

-- What notices published elsewhere say, as they say it; a count that does not foot is flagged, not mended.
create table level_published (
  id uuid primary key,
  area_id int not null,
  number text,
  published_on date,
  set_key text not null,
  communes int[],
  districts int[],
  top_level smallint,
  communes_there int not null,
  districts_there int not null,
  source text not null,
  note text,
  recorded_by uuid,
  recorded_at timestamptz not null
);
