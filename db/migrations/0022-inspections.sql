-- Inspections (kiểm tra): teams, campaigns, inspections with answers and findings, remedies and re-checks, visits.
-- Keys of the big tables are (id, zone_id), in this order, so that one index also finds a row by its id alone.
create table inspection_teams (
  id uuid primary key,
  -- The level of the team: it inspects inside this area. Facts about a surprise not yet begun are stated here.
  area_id int not null,
  body_id uuid not null unique,
  owner_body_id uuid not null,
  leader_post_id uuid not null,
  document_id uuid,
  registered_at timestamptz not null,
  ended_at timestamptz,
  end_reason text
);
create index inspection_teams_area on inspection_teams (area_id);
create index inspection_teams_leader on inspection_teams (leader_post_id);
create index inspection_teams_owner on inspection_teams (owner_body_id);

create table inspection_team_areas (
  id uuid primary key,
  team_id uuid not null,
  area_id int not null,
  from_at timestamptz not null,
  to_at timestamptz
);
create unique index inspection_team_areas_now on inspection_team_areas (team_id, area_id) where to_at is null;
create index inspection_team_areas_area on inspection_team_areas (area_id) where to_at is null;

create table inspection_team_members (
  id uuid primary key,
  team_id uuid not null,
  post_id uuid not null,
  from_at timestamptz not null,
  to_at timestamptz
);
create unique index inspection_team_members_now on inspection_team_members (team_id, post_id) where to_at is null;
create index inspection_team_members_post on inspection_team_members (post_id) where to_at is null;

create table inspection_campaigns (
  id uuid primary key,
  area_id int not null,
  title text not null,
  from_on date not null,
  to_on date not null,
  document_id uuid,
  opened_at timestamptz not null,
  opened_by uuid,
  closed_at timestamptz,
  close_reason text,
  check (to_on >= from_on)
);

create table inspection_campaign_targets (
  campaign_id uuid not null,
  place int not null,
  site_kind text not null,
  checklist text,
  percent int not null,
  primary key (campaign_id, place)
);

-- A row is hidden (surprise, not checked in) from all but its team and chain: every statement that reads it says so
-- through one condition, in server/where-visible.ts.
create table inspections (
  zone_id int not null,
  id uuid not null,
  area_id int not null,
  -- The level that inspects: the area of the team, else of the post by which somebody inspects without one.
  level_area_id int not null,
  team_id uuid,
  kind text not null check (kind in ('inspection', 'supervision', 'accompaniment', 'survey', 'public-duty')),
  surprise boolean not null,
  subject_kind text not null check (subject_kind in ('site', 'area', 'body', 'post')),
  site_id uuid,
  -- The body inspected; of a place the one that runs it, of a post the one it sits in.
  body_id uuid,
  post_id uuid,
  campaign_id uuid,
  checklist text,
  note text,
  planned_on date,
  planned_at timestamptz,
  planned_by uuid,
  place text,
  -- Two times each: when it happened, when the house learned of it. A past day is counted as it was known then.
  checked_in_at timestamptz,
  check_in_recorded_at timestamptz,
  checked_in_by uuid,
  finished_at timestamptz,
  finish_recorded_at timestamptz,
  finished_by uuid,
  outcome text check (outcome in ('good', 'fair', 'lax')),
  summary text,
  called_off_at timestamptz,
  call_off_reason text,
  -- Begun by a second inspector while another carried the same plan out.
  overlap_of uuid,
  -- What a list is sorted by: check-in, else the planned day, else the moment of planning.
  sort_at timestamptz not null,
  recorded_at timestamptz not null,
  primary key (id, zone_id),
  check (finished_at is null or (checked_in_at is not null and finished_at >= checked_in_at)),
  check ((finished_at is null) = (outcome is null)),
  check (not (called_off_at is not null and checked_in_at is not null))
);
create index inspections_of_zone on inspections (zone_id, sort_at desc, id desc);
create index inspections_by_time on inspections (sort_at desc, id desc);
create index inspections_of_team on inspections (team_id, sort_at desc);
create index inspections_of_site on inspections (site_id, finished_at desc) where site_id is not null;
create index inspections_of_area on inspections (zone_id, area_id, finished_at desc);
create index inspections_finished on inspections (zone_id, finished_at) where finished_at is not null;

create table inspection_inspectors (
  zone_id int not null,
  inspection_id uuid not null,
  officer_id uuid not null,
  post_id uuid,
  primary key (inspection_id, zone_id, officer_id)
);
create index inspection_inspectors_officer on inspection_inspectors (officer_id);

create table inspection_answers (
  zone_id int not null,
  inspection_id uuid not null,
  checklist text not null,
  version int not null,
  item text not null,
  verdict text check (verdict in ('yes', 'no', 'na')),
  number numeric,
  note text,
  older_version boolean not null,
  answered_by uuid,
  answered_at timestamptz not null,
  recorded_at timestamptz not null,
  primary key (inspection_id, zone_id, checklist, version, item)
);

create table inspection_findings (
  zone_id int not null,
  id uuid not null,
  area_id int not null,
  inspection_id uuid not null,
  team_id uuid,
  template text,
  checklist text,
  item text,
  title text not null,
  details text,
  severity smallint not null check (severity between 1 and 3),
  lane text,
  counted int,
  fixed_on_spot boolean not null,
  stated_at timestamptz not null,
  recorded_at timestamptz not null,
  stated_by uuid,
  due_at timestamptz,
  -- By when a reported remedy should be checked again.
  recheck_by timestamptz,
  state text not null check (state in ('open', 'reported', 'closed', 'withdrawn')),
  owner_post_id uuid,
  owner_officer_id uuid,
  task_id uuid,
  rounds int not null,
  updated_at timestamptz not null,
  primary key (id, zone_id),
  check (state <> 'open' or due_at is not null),
  check (state <> 'reported' or recheck_by is not null)
);
create index inspection_findings_of_zone on inspection_findings (zone_id, stated_at desc, id desc);
create index inspection_findings_by_time on inspection_findings (stated_at desc, id desc);
create index inspection_findings_of_inspection on inspection_findings (inspection_id);
create index inspection_findings_open on inspection_findings (due_at) where state = 'open';
create index inspection_findings_recheck on inspection_findings (recheck_by) where state = 'reported';
create index inspection_findings_task on inspection_findings (task_id) where task_id is not null;

-- Every step of a finding, never changed: from these a past day is told as it was known then.
create table inspection_finding_steps (
  zone_id int not null,
  id uuid not null,
  finding_id uuid not null,
  -- 1, 2, 3 … of the finding: what happened in one moment still has an order.
  number int not null,
  area_id int not null,
  kind text not null check (kind in ('stated', 'reported', 'passed', 'failed', 'withdrawn')),
  at timestamptz not null,
  recorded_at timestamptz not null,
  officer_id uuid,
  post_id uuid,
  note text,
  due_at timestamptz,
  primary key (id, zone_id)
);
create unique index inspection_finding_steps_of on inspection_finding_steps (finding_id, number, zone_id);
create index inspection_finding_steps_known on inspection_finding_steps (zone_id, recorded_at);

-- Photos by the hash of their bytes: of an inspection, a finding, a step of a finding (remedy, re-check) or a visit.
create table inspection_photos (
  zone_id int not null,
  id uuid not null,
  hash text not null,
  of_kind text not null check (of_kind in ('inspection', 'finding', 'step', 'visit')),
  of_id uuid not null,
  -- The inspection or visit through which it is seen.
  seen_through uuid not null,
  place int not null,
  caption text,
  primary key (id, zone_id)
);
create index inspection_photos_of on inspection_photos (of_id, place);
create index inspection_photos_hash on inspection_photos (hash);

create table inspection_visits (
  zone_id int not null,
  id uuid not null,
  area_id int not null,
  kind text not null,
  title text not null,
  leader_post_id uuid,
  leader_officer_id uuid,
  delegation_visit_id uuid,
  document_id uuid,
  conclusion text,
  at timestamptz not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (id, zone_id)
);
create index inspection_visits_by_time on inspection_visits (zone_id, at desc, id desc);

create table inspection_visit_stops (
  zone_id int not null,
  visit_id uuid not null,
  place int not null,
  id uuid not null,
  site_id uuid,
  name text not null,
  area_id int,
  at timestamptz,
  observation text,
  primary key (visit_id, zone_id, place)
);
