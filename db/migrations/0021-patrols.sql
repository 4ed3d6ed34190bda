-- Patrols (tuần tra) planned, and the checks they made: scale, density and intensity of control, day by day.
create table patrols (
  zone_id int not null,
  id uuid not null,
  area_id int not null,
  mode text not null check (mode in ('fixed', 'mobile')),
  route text not null,
  from_at timestamptz not null,
  to_at timestamptz not null,
  -- The city's day on which it begins: what it is counted on.
  day date not null,
  people int not null check (people > 0),
  with_whom text,
  -- Who is in charge; the first leads.
  post_ids uuid[] not null,
  cancelled_at timestamptz,
  cancel_reason text,
  primary key (id, zone_id),
  check (to_at > from_at)
);
create index patrols_of_day on patrols (zone_id, day, from_at, id);
create index patrols_by_end on patrols (to_at) where cancelled_at is null;

-- Checks recorded, within a patrol or outside any. A correction changes the counts and says why; the journal keeps both.
create table patrol_checks (
  zone_id int not null,
  id uuid not null,
  area_id int not null,
  patrol_id uuid,
  at timestamptz not null,
  day date not null,
  persons int not null,
  vehicles int not null,
  reminders int not null,
  note text,
  recorded_by uuid,
  correct_reason text,
  primary key (id, zone_id),
  check (persons >= 0 and vehicles >= 0 and reminders >= 0 and reminders <= persons + vehicles)
);
create index patrol_checks_of_day on patrol_checks (zone_id, day, at, id);
create index patrol_checks_of_patrol on patrol_checks (patrol_id) where patrol_id is not null;
