-- Households (hộ) and their residents: the only tables with identities. What names anybody is in `identities`, sealed under
-- a key of its own in `identity_keys`: erasing is destroying that key. Here are ids and numbers only (SG-02, SG-11).
create table households (
  zone_id int not null,
  id uuid not null,
  area_id int not null,
  -- Number in the book of its group: what lists call it by.
  number int not null check (number > 0),
  size int not null check (size between 1 and 500),
  elderly int,
  children int,
  boarding boolean not null,
  has_phone boolean not null,
  -- Keyed mark of house and head: tells a second entry of the same door without knowing it.
  door bytea,
  source text,
  synthetic boolean not null,
  version int not null,
  -- When somebody entered it: from then on it can be missing something.
  entered_at timestamptz not null,
  since_on date not null,
  left_on date,
  left_reason text check (left_reason in ('moved', 'joined', 'mistake')),
  -- From this day on what names it is forgotten; null: it lives here.
  forget_on date,
  primary key (id, zone_id),
  check ((left_on is null) = (left_reason is null)),
  check (left_on is null or left_on >= since_on)
);
create index households_of_group on households (zone_id, area_id, number);
create index households_to_forget on households (forget_on) where forget_on is not null;

create table residents (
  zone_id int not null,
  id uuid not null,
  household_id uuid not null,
  temporary boolean not null,
  primary key (id, zone_id)
);
create index residents_of_household on residents (household_id, id);

-- The key of one household or one person, itself sealed by the vault.
create table identity_keys (
  zone_id int not null,
  id uuid not null,
  key text not null,
  primary key (id, zone_id)
);

-- What names a household or a person, sealed under its own key.
create table identities (
  zone_id int not null,
  id uuid not null,
  sealed text not null,
  primary key (id, zone_id)
);

-- Keyed marks of phone and identity numbers: found by value, never read back.
create table identity_marks (
  zone_id int not null,
  mark bytea not null,
  kind text not null check (kind in ('phone', 'id-number')),
  household_id uuid not null,
  -- The household itself, or one of its people.
  subject_id uuid not null,
  primary key (subject_id, kind, zone_id)
);
create index identity_marks_by_value on identity_marks (mark);
create index identity_marks_of_household on identity_marks (household_id);
