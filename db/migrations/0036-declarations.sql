-- Health declarations and check-ins at places. The person, the signs and the route are sealed apart, under a key of the day they are
-- kept until: once that key is destroyed nothing opens them, here or in a copy of these tables (SG-03).
-- These are the hottest tables of the house: one index to find a row by its id, one of a few pages to find what has expired.
create table declarations (
  zone_id int not null,
  id uuid not null,
  area_id int not null,
  declared_at timestamptz not null,
  channel text not null check (channel in ('public', 'paper', 'proxy', 'spoken')),
  -- Who entered it for the person; null: the person, on the public page.
  entered_by uuid,
  flagged boolean not null,
  keep_until date not null,
  primary key (id, zone_id)
);
create index declarations_until on declarations using brin (keep_until);

create table declaration_sealed (
  zone_id int not null,
  declaration_id uuid not null,
  keep_until date not null,
  sealed text not null,
  primary key (declaration_id, zone_id)
);
create index declaration_sealed_until on declaration_sealed using brin (keep_until);

-- One key a day, itself sealed by the vault of the house; destroyed with the day. Keep copies of this table apart from others, and short.
create table declaration_keys (
  keep_until date primary key,
  sealed_key text not null
);

-- Declarations that a person should look at, and whether somebody called. Reasons are codes and ids.
create table declaration_flags (
  zone_id int not null,
  declaration_id uuid not null,
  area_id int not null,
  declared_at timestamptz not null,
  reasons jsonb not null,
  -- When somebody was looked for to call; null: not yet. Then the task, where there was anybody.
  asked_at timestamptz,
  task_id uuid,
  call_by timestamptz not null,
  tries smallint not null,
  called_at timestamptz,
  called_by uuid,
  outcome text check (outcome in ('well', 'to-test', 'to-care', 'not-reached', 'mistaken')),
  keep_until date not null,
  primary key (declaration_id, zone_id)
);
create index declaration_flags_of on declaration_flags (zone_id, call_by, declaration_id);
create index declaration_flags_new on declaration_flags (call_by) where asked_at is null;
create index declaration_flags_open on declaration_flags (call_by) where called_at is null;

-- Who came to a place, with the least there can be: a random id, the moment, a sealed phone where one was given.
create table check_ins (
  zone_id int not null,
  id uuid not null,
  site_id uuid not null,
  at timestamptz not null,
  sealed_phone text,
  keep_until date not null,
  primary key (id, zone_id)
);
create index check_ins_of on check_ins (site_id, at);
create index check_ins_until on check_ins using brin (keep_until);

-- What the ward saw of a place's code; looks are kept, the last one stands.
create table qr_checks (
  zone_id int not null,
  id uuid not null,
  site_id uuid not null,
  at timestamptz not null,
  has_code boolean not null,
  is_used boolean,
  officer_id uuid,
  primary key (id, zone_id)
);
create index qr_checks_of on qr_checks (site_id, at desc);
