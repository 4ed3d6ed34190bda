-- Teams near the people: tổ COVID cộng đồng with their households and visits, tổ tự quản, pilots, voluntary self-assessments.
create table teams (
  zone_id int not null,
  id uuid not null,
  area_id int not null,
  kind text not null check (kind in ('community', 'self-managed')),
  name text not null,
  folded text not null,
  pilot_id uuid,
  source text,
  synthetic boolean not null,
  formed_on date not null,
  ended_on date,
  end_reason text,
  primary key (id, zone_id),
  check ((ended_on is null) = (end_reason is null))
);
create index teams_of_area on teams (zone_id, area_id, folded);

-- Officers of the city, or volunteers by name; nothing else of them.
create table team_members (
  zone_id int not null,
  id uuid not null,
  team_id uuid not null,
  place int not null,
  officer_id uuid,
  name text,
  role text not null check (role in ('leader', 'member')),
  force text,
  primary key (id, zone_id),
  check (officer_id is not null or name is not null)
);
create index team_members_of_team on team_members (team_id, place);
create index team_members_of_officer on team_members (officer_id) where officer_id is not null;

-- Every household has one team at most: the key says so.
create table team_households (
  zone_id int not null,
  household_id uuid not null,
  team_id uuid not null,
  assigned_at timestamptz not null,
  primary key (household_id, zone_id)
);
create index team_households_of_team on team_households (team_id);

-- What came of a knock at a door: no words, no name. A need has its task.
create table team_visits (
  zone_id int not null,
  id uuid not null,
  area_id int not null,
  household_id uuid,
  team_id uuid,
  at timestamptz not null,
  on_day date not null,
  outcome text not null check (outcome in ('met', 'not-home', 'needs-help')),
  need text,
  task_id uuid,
  officer_id uuid,
  primary key (id, zone_id),
  check ((outcome = 'needs-help') = (need is not null)),
  check (household_id is not null or need is not null)
);
create index team_visits_of_household on team_visits (household_id, at desc) where household_id is not null;
create index team_visits_of_zone on team_visits (zone_id, on_day);
create index team_visits_of_task on team_visits (task_id) where task_id is not null;
create index team_visits_by_day on team_visits (on_day);

create table pilots (
  id uuid primary key,
  area_id int not null,
  title text not null,
  site_area_ids int[] not null,
  started_on date,
  evaluated_on date,
  evaluated_by uuid,
  verdict text check (verdict in ('works', 'adjust', 'stop')),
  findings text,
  rolled_out_on date,
  target_teams int,
  target_posts int,
  model_id uuid,
  document_id uuid,
  source text,
  check ((evaluated_on is null) = (verdict is null))
);
create index pilots_of_area on pilots (area_id);

-- The latest word of a group's households (counts alone) or of an agency.
create table safety_reports (
  zone_id int not null,
  area_id int not null,
  unit text not null check (unit in ('group', 'agency')),
  -- Folded name of the agency; empty for a group.
  folded text not null,
  name text,
  joined int,
  safe int,
  unmet text[],
  on_day date not null,
  primary key (zone_id, area_id, unit, folded)
);
