-- Signed codes: the keys that sign them, what was withdrawn of them; travel permits and duty cards. See rooms/passes.

create table pass_keys (
  kid text primary key,
  algorithm text not null check (algorithm in ('ES256', 'EdDSA')),
  x text not null,
  y text,
  -- The secret half, sealed by the house's vault: a copy of the database signs nothing.
  sealed text not null,
  made_at timestamptz not null,
  made_by uuid,
  reason text,
  -- From when another key signs; null: this one signs.
  retired_at timestamptz,
  -- Codes signed by it are taken until then.
  accept_until timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  withdraw_reason text
);

-- Codes of every kind that hold no more before their time. Gone from here when they would have expired anyway.
create table withdrawn_passes (
  pass_id uuid primary key,
  kind text not null,
  until_at timestamptz not null,
  withdrawn_at timestamptz not null,
  reason text not null
);
create index withdrawn_passes_until on withdrawn_passes (until_at);

create table travel_permits (
  zone_id int not null,
  id uuid not null,
  area_id int not null,
  number text not null,
  batch_id uuid not null,
  kind text not null,
  purpose text not null,
  document_id uuid not null,
  to_area_id int,
  persons int not null,
  from_at timestamptz not null,
  until_at timestamptz not null,
  issued_at timestamptz not null,
  issued_by uuid not null,
  issued_post uuid not null,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  withdraw_reason text,
  primary key (id, zone_id)
);
create index travel_permits_newest on travel_permits (issued_at desc, id desc);
create index travel_permits_of on travel_permits (document_id, until_at);
create index travel_permits_batch on travel_permits (batch_id);

-- Whom a permit names: sealed, forgotten after its time.
create table travel_permit_names (
  zone_id int not null,
  permit_id uuid not null,
  sealed text not null,
  keep_until date not null,
  primary key (permit_id, zone_id)
);
create index travel_permit_names_until on travel_permit_names (keep_until);

-- The last number that an area gave in a year.
create table travel_permit_numbers (
  area_id int not null,
  year int not null,
  last int not null,
  primary key (area_id, year)
);

create table duty_cards (
  zone_id int not null,
  id uuid not null,
  area_id int not null,
  role text not null,
  force text,
  officer_id uuid not null,
  from_at timestamptz not null,
  until_at timestamptz not null,
  issued_at timestamptz not null,
  issued_by uuid not null,
  issued_post uuid not null,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  withdraw_reason text,
  primary key (id, zone_id)
);
create index duty_cards_newest on duty_cards (issued_at desc, id desc);
create index duty_cards_of on duty_cards (officer_id);
