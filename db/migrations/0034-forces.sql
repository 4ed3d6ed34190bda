-- Forces (lực lượng): units in an area, how many stood duty on a day, orders, hours, and the little of health that is kept.
create table force_units (
  zone_id int not null,
  id uuid not null,
  area_id int not null,
  force text not null,
  name text not null,
  folded text not null,
  head_post_id uuid,
  registered_at timestamptz not null,
  closed_at timestamptz,
  close_reason text,
  -- Sums over its members, so that a share can be told without opening anybody: see force_member_health.
  health_known int not null default 0,
  health_full int not null default 0,
  tests_due_on date[],
  primary key (id, zone_id)
);
create unique index force_units_once on force_units (zone_id, area_id, force, folded) where closed_at is null;

create table force_strengths (
  zone_id int not null,
  unit_id uuid not null,
  on_day date not null,
  present int not null,
  standby int not null,
  reported_at timestamptz not null,
  reported_by uuid,
  primary key (unit_id, on_day, zone_id)
);

create table force_orders (
  zone_id int not null,
  id uuid not null,
  unit_id uuid not null,
  area_id int not null,
  to_area_id int not null,
  document_id uuid not null,
  task text not null,
  asked int not null,
  answered int,
  reason text,
  present int,
  from_at timestamptz not null,
  until_at timestamptz not null,
  answer_by timestamptz not null,
  ordered_at timestamptz not null,
  ordered_by uuid,
  primary key (id, zone_id)
);
create index force_orders_newest on force_orders (ordered_at desc, id desc);

-- Doses and last test of a member, sealed; opened only by health staff for a reason.
create table force_member_health (
  zone_id int not null,
  unit_id uuid not null,
  member_id uuid not null,
  sealed text not null,
  kept_at timestamptz not null,
  primary key (unit_id, member_id, zone_id)
);

-- Hours that officers worked elsewhere than at a command post, told by the rooms that know them.
create table force_hours (
  zone_id int not null,
  id uuid not null,
  area_id int not null,
  officer_id uuid not null,
  from_at timestamptz not null,
  to_at timestamptz not null,
  source text not null,
  primary key (id, zone_id)
);
create index force_hours_of on force_hours (to_at, officer_id);

create table security_items (
  zone_id int not null,
  area_id int not null,
  item text not null,
  owner_post_id uuid not null,
  plan text not null,
  planned_at timestamptz not null,
  planned_by uuid,
  primary key (area_id, item, zone_id)
);
