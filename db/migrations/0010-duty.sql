-- Duty (trực): who stands watch at a command post, from when to when; hand-overs, swaps, public hotlines, calendar feeds.
-- A shift never changes its person: it is cancelled and another one takes its place, so that every calendar hears of it.
-- The key is (id, zone_id), in this order, so that one index also finds a shift by its id alone.
create table duty_shifts (
  zone_id int not null,
  id uuid not null,
  body_id uuid not null,
  area_id int not null,
  officer_id uuid not null,
  role text not null,
  from_at timestamptz not null,
  to_at timestamptz not null,
  -- The kind of day it was planned for; when the list of holidays changes, this says which rosters are touched.
  day_kind text not null check (day_kind in ('working', 'weekend', 'holiday')),
  -- Why it stands although it breaks the rest rule; null when it does not.
  rest_reason text,
  plan_id uuid not null,
  version int not null,
  changed_at timestamptz not null,
  taken_at timestamptz,
  cancelled_at timestamptz,
  replaced_by uuid,
  primary key (id, zone_id),
  check (to_at > from_at)
);
create index duty_shifts_of_body on duty_shifts (body_id, from_at) where cancelled_at is null;
create index duty_shifts_of_officer on duty_shifts (officer_id, from_at);
create index duty_shifts_by_end on duty_shifts (to_at, from_at) where cancelled_at is null;

-- What the outgoing watch tells the incoming one; the last word given stands.
create table duty_handovers (
  zone_id int not null,
  id uuid not null,
  body_id uuid not null,
  area_id int not null,
  shift_id uuid not null,
  note text not null,
  given_by uuid not null,
  given_at timestamptz not null,
  primary key (id, zone_id)
);
create index duty_handovers_of_shift on duty_handovers (shift_id, given_at);

-- A swap gives two shifts to each other's people; a cover (other_shift_id null) gives one shift to a colleague.
create table duty_swaps (
  zone_id int not null,
  id uuid not null,
  body_id uuid not null,
  area_id int not null,
  shift_id uuid not null,
  other_shift_id uuid,
  asker_id uuid not null,
  other_id uuid not null,
  reason text not null,
  state text not null check (state in ('asked', 'accepted', 'done', 'declined', 'withdrawn', 'refused')),
  asked_at timestamptz not null,
  answered_at timestamptz,
  decided_at timestamptz,
  decided_by uuid,
  primary key (id, zone_id)
);
create index duty_swaps_open on duty_swaps (body_id) where state in ('asked', 'accepted');
create index duty_swaps_of_asker on duty_swaps (asker_id, asked_at);
create index duty_swaps_of_other on duty_swaps (other_id, asked_at);

-- Numbers of offices that everybody may call. Never a person's own number.
create table duty_hotlines (
  zone_id int not null,
  id uuid not null,
  area_id int not null,
  body_id uuid,
  kind text not null check (kind in ('hotline', 'duty')),
  number text not null,
  label text,
  from_at timestamptz not null,
  retired_at timestamptz,
  checked_at timestamptz,
  check_outcome text check (check_outcome in ('answered', 'no-answer', 'wrong-number', 'out-of-service')),
  primary key (id, zone_id)
);
create index duty_hotlines_of_area on duty_hotlines (area_id) where retired_at is null;

-- Changes to the profile's list of holidays: the last one recorded for a day stands.
create table duty_holidays (
  id uuid primary key,
  day date not null,
  kind text not null check (kind in ('holiday', 'working')),
  name text not null,
  source text not null,
  recorded_at timestamptz not null
);
create index duty_holidays_by_day on duty_holidays (day, recorded_at);

-- One's own calendar by a secret address: only the hash of the secret is kept.
create table duty_feeds (
  id uuid primary key,
  officer_id uuid not null,
  account_id uuid not null,
  hash bytea not null,
  opened_at timestamptz not null,
  closed_at timestamptz
);
create unique index duty_feeds_hash on duty_feeds (hash);
create index duty_feeds_open on duty_feeds (officer_id) where closed_at is null;
