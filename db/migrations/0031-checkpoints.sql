-- Posts (chốt) of all kinds, who stands them, and what crosses. Posts and shifts are few; crossings are the hottest table of the house.
create table checkpoints (
  id uuid primary key,
  area_id int not null,
  -- Areas it lay in before a reform: a phone that was offline still says the old one.
  past_area_ids int[] not null default '{}',
  kind text not null,
  number int,
  name text not null,
  folded text not null,
  -- Null: where it stands still has to be said.
  place text,
  layer int check (layer between 1 and 3),
  team_id uuid,
  site_id uuid,
  between_a int,
  between_b int,
  note text,
  opened_at timestamptz not null,
  closed_at timestamptz,
  close_reason text,
  check (closed_at is null or closed_at >= opened_at),
  check ((between_a is null) = (between_b is null))
);
create index checkpoints_of_area on checkpoints (area_id);
create index checkpoints_of_team on checkpoints (team_id) where team_id is not null;

-- Documents that give a post its powers, while they are in force there.
create table checkpoint_documents (
  checkpoint_id uuid not null,
  document_id uuid not null,
  tied_at timestamptz not null,
  primary key (checkpoint_id, document_id)
);

create table checkpoint_shifts (
  id uuid primary key,
  checkpoint_id uuid not null,
  from_at timestamptz not null,
  to_at timestamptz not null,
  started_at timestamptz,
  ended_at timestamptz,
  cancelled_at timestamptz,
  cancel_reason text,
  -- What it left for the next, and when that was acknowledged.
  note text,
  handed_at timestamptz,
  acknowledged_at timestamptz,
  next_shift_id uuid,
  check (to_at > from_at),
  check (ended_at is null or started_at is not null)
);
create index checkpoint_shifts_of_post on checkpoint_shifts (checkpoint_id, to_at);

create table checkpoint_members (
  shift_id uuid not null,
  id uuid not null,
  -- Place on the roster.
  place int not null,
  role text not null check (role in ('commander', 'coordination', 'execution')),
  force text not null,
  officer_id uuid,
  name text,
  task text not null,
  checked_in_at timestamptz,
  primary key (shift_id, id)
);
create index checkpoint_members_of_officer on checkpoint_members (officer_id) where officer_id is not null;

-- What crossed. No name, no paper, no free text; the receipt and the pass are forgotten after their days.
create table crossings (
  zone_id int not null,
  id uuid not null,
  checkpoint_id uuid not null,
  area_id int not null,
  at timestamptz not null,
  subject text not null,
  decision text not null,
  reason text,
  is_out boolean not null,
  people int not null,
  receipt text,
  no_receipt text,
  origin_area_id int,
  province text,
  verdict text,
  pass_id text,
  voided_at timestamptz,
  primary key (id, zone_id)
);
create index crossings_of_post on crossings (checkpoint_id, at);
create index crossings_by_time on crossings using brin (at);

-- Number plates, where a rule needs them: sealed, and gone after their days.
create table crossing_plates (
  zone_id int not null,
  crossing_id uuid not null,
  sealed text not null,
  keep_until date not null,
  primary key (crossing_id, zone_id)
);
create index crossing_plates_by_end on crossing_plates (keep_until);

-- Counts by somebody who does not stand the shift: the only ground for a coverage.
create table flow_counts (
  id uuid primary key,
  checkpoint_id uuid not null,
  from_at timestamptz not null,
  to_at timestamptz not null,
  subject text not null,
  observed int not null check (observed >= 0),
  method text not null,
  recorded_by uuid,
  check (to_at > from_at)
);
create index flow_counts_of_post on flow_counts (checkpoint_id, from_at);

-- Tests that a post ordered. What they found is kept elsewhere, if at all.
create table test_orders (
  zone_id int not null,
  id uuid not null,
  crossing_id uuid not null,
  checkpoint_id uuid not null,
  area_id int not null,
  ordered_at timestamptz not null,
  origin_area_id int,
  province text,
  task_id uuid not null,
  done_at timestamptz,
  done_by uuid,
  primary key (id, zone_id)
);
create index test_orders_of_post on test_orders (checkpoint_id, ordered_at desc);

create table waterways (
  id uuid primary key,
  area_id int not null,
  name text not null,
  site_id uuid,
  registered_at timestamptz not null,
  reviewed_at timestamptz,
  reviewed_by uuid,
  needs_post boolean,
  finding text,
  checkpoint_id uuid
);
create index waterways_of_area on waterways (area_id);

-- Why a boundary between two adjacent units has no post; the smaller id first.
create table boundary_reasons (
  area_a int not null,
  area_b int not null,
  reason text not null,
  until_at timestamptz not null,
  set_at timestamptz not null,
  set_by uuid,
  primary key (area_a, area_b),
  check (area_a < area_b)
);
