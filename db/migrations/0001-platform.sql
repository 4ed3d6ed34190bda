-- The machinery: it knows no subject. Rules R1–R15 of the schema are explained in docs/decisions/0003-one-schema-four-homes.md.

-- Which tree version the process memory must follow. One row.
create table area_tree (
  one smallint primary key check (one = 1),
  version bigint not null
);
insert into area_tree (one, version) values (1, 0);

-- Accepted intents: the same id twice is done once.
create table intents (
  id uuid primary key,
  type text not null,
  digest bytea not null,
  account_id uuid,
  recorded_at timestamptz not null,
  result jsonb
);

-- One append-only entry per accepted fact, written in the transaction of the rows it speaks of. Ids only, never names.
-- (xid, seq) orders entries; a follower reads only below the oldest running transaction, so that it never skips one.
create table journal (
  zone_id int not null,
  id uuid not null,
  seq bigint generated always as identity,
  xid xid8 not null default pg_current_xact_id(),
  type text not null,
  area_id int not null,
  subject_id text,
  intent_id uuid,
  account_id uuid,
  officer_id uuid,
  post_id uuid,
  document_id uuid,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  data jsonb not null,
  primary key (zone_id, id)
);
create index journal_order on journal (xid, seq);
create index journal_of_subject on journal (subject_id, recorded_at) where subject_id is not null;
create index journal_of_zone on journal (zone_id, recorded_at desc);
create index journal_of_account on journal (account_id, recorded_at desc) where account_id is not null;

-- The hash chain: a seal is the Merkle root of the entries since the last one, plus the last seal.
create table seals (
  number bigint primary key,
  entries int not null,
  first_xid xid8 not null,
  first_seq bigint not null,
  last_xid xid8 not null,
  last_seq bigint not null,
  root bytea not null,
  previous bytea not null,
  hash bytea not null,
  sealed_at timestamptz not null
);

-- How far each follower of the journal has read.
create table cursors (
  name text primary key,
  xid xid8 not null,
  seq bigint not null
);

-- Counters by indicator, day and commune-level zone; and below the zone where facts arrive deeper.
create table tallies (
  zone_id int not null,
  indicator text not null,
  day date not null,
  value bigint not null,
  primary key (zone_id, indicator, day)
);
create index tallies_by_day on tallies (indicator, day, zone_id) include (value);
create table tallies_below (
  zone_id int not null,
  indicator text not null,
  day date not null,
  area_id int not null,
  value bigint not null,
  primary key (zone_id, indicator, day, area_id)
);

-- What is missing, late or contradictory, and whose it is. A gap closes by the facts, never by a click.
create table gaps (
  zone_id int not null,
  id uuid not null,
  rule text not null,
  subject text not null,
  area_id int not null,
  owner_post_id uuid,
  owner_officer_id uuid,
  owner_area_id int not null,
  severity smallint not null,
  since timestamptz not null,
  due_at timestamptz,
  opened_at timestamptz not null,
  closed_at timestamptz,
  raised smallint not null default 0,
  data jsonb not null,
  primary key (zone_id, id)
);
create unique index gaps_open on gaps (zone_id, rule, subject) where closed_at is null;
create index gaps_closed on gaps (zone_id, closed_at desc) where closed_at is not null;

-- What a person should know: shown in the house, once per reason.
create table notices (
  zone_id int not null,
  id uuid not null,
  officer_id uuid not null,
  kind text not null,
  reason text not null,
  area_id int not null,
  subject_id text,
  at timestamptz not null,
  read_at timestamptz,
  data jsonb not null,
  primary key (zone_id, id),
  unique (zone_id, officer_id, reason)
);
create index notices_of_officer on notices (officer_id, at desc);

-- Long work with progress that can be watched and cancelled.
create table job_runs (
  id uuid primary key,
  kind text not null,
  area_id int not null,
  account_id uuid,
  state text not null check (state in ('waiting', 'running', 'done', 'cancelled', 'failed')),
  done int not null,
  total int not null,
  cancel_asked boolean not null,
  input jsonb not null,
  outcome jsonb,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  leased_until timestamptz
);
create index job_runs_waiting on job_runs (created_at) where state in ('waiting', 'running');

-- Bytes are kept by their hash in the files folder; this is what is known of them.
create table files (
  hash text primary key,
  bytes int not null,
  media_type text not null,
  uploaded_by uuid,
  uploaded_at timestamptz not null
);

-- Small facts of the house: the running profile, the replay clock.
create table settings (
  key text primary key,
  value jsonb not null
);
