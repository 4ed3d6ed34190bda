-- Leave (nghỉ) of an officer: from when to when, never for what illness (SG-02).
create table force_leaves (
  zone_id int not null,
  id uuid not null,
  area_id int not null,
  officer_id uuid not null,
  from_on date not null,
  to_on date not null,
  kind text not null check (kind in ('rest', 'annual', 'family')),
  given_at timestamptz not null,
  given_by uuid,
  withdrawn_at timestamptz,
  primary key (id, zone_id),
  check (to_on >= from_on)
);
create index force_leaves_of on force_leaves (officer_id, to_on) where withdrawn_at is null;
create index force_leaves_in on force_leaves (zone_id, to_on) where withdrawn_at is null;

-- What a unit was given (chăm lo, động viên): of how many people, never of whom.
create table force_supports (
  zone_id int not null,
  id uuid not null,
  unit_id uuid not null,
  area_id int not null,
  on_day date not null,
  kind text not null,
  people int not null check (people > 0),
  -- Whole VND for all of them; null: not in money.
  amount bigint check (amount > 0),
  note text,
  given_at timestamptz not null,
  given_by uuid,
  primary key (id, zone_id)
);
create index force_supports_of on force_supports (unit_id, on_day desc, id desc);
