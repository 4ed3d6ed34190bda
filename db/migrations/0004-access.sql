-- Accounts, sessions, tokens, and what was looked at. Moments of security (sessions, failures, tokens) are wall time;
-- grants and looks follow the clock of the house, as posts and facts do.

create table accounts (
  id uuid primary key,
  username text not null unique,
  officer_id uuid references officers (id),
  name text not null,
  area_id int not null references areas (id),
  locale text not null check (locale in ('vi', 'en')),
  password_hash text,
  password_set_at timestamptz,
  must_change_password boolean not null,
  totp_secret text,
  totp_pending text,
  totp_last_step bigint,
  demo boolean not null,
  created_at timestamptz not null,
  disabled_at timestamptz
);
create index accounts_officer on accounts (officer_id) where officer_id is not null;
create index accounts_area on accounts (area_id, username);

-- One-time codes for who lost the phone. Only hashes are kept.
create table recovery_codes (
  account_id uuid not null references accounts (id),
  hash bytea not null,
  used_at timestamptz,
  primary key (account_id, hash)
);

-- A session is known by the hash of what the browser holds: who reads this table cannot use it.
create table sessions (
  id uuid primary key,
  hash bytea not null unique,
  account_id uuid not null references accounts (id),
  started_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  address text not null,
  agent text not null
);
create index sessions_account on sessions (account_id, started_at desc);

-- Browsers that signed in to an account before: nobody elsewhere can slow them down.
create table known_browsers (
  account_id uuid not null references accounts (id),
  hash bytea not null,
  used_at timestamptz not null,
  primary key (account_id, hash)
);

-- Attempts that failed (or are being judged). The name that was typed is kept as a hash: people type passwords there.
create table sign_in_failures (
  id uuid primary key,
  account_id uuid,
  username_hash bytea not null,
  address text not null,
  browser_hash bytea,
  why text not null,
  at timestamptz not null,
  forgiven boolean not null
);
create index sign_in_failures_name on sign_in_failures (username_hash, at);
create index sign_in_failures_address on sign_in_failures (address, at);
create index sign_in_failures_account on sign_in_failures (account_id, at desc) where account_id is not null;

-- Keys for programs: a part of what the owner may do, for a time.
create table api_tokens (
  id uuid primary key,
  account_id uuid not null references accounts (id),
  name text not null,
  hash bytea not null unique,
  permissions text[] not null,
  area_id int references areas (id),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  used_at timestamptz
);
create index api_tokens_account on api_tokens (account_id, created_at desc);

-- A named role in an area without a post: administrators, auditors, supervisors.
create table grants (
  id uuid primary key,
  account_id uuid not null references accounts (id),
  role text not null,
  area_id int not null references areas (id),
  from_at timestamptz not null,
  to_at timestamptz,
  check (to_at is null or to_at >= from_at)
);
create index grants_account on grants (account_id, from_at);

-- Looks at sensitive records with their reason, and looks that were refused. Ids only.
create table reads_logged (
  zone_id int not null,
  id uuid not null,
  area_id int not null,
  account_id uuid not null,
  officer_id uuid,
  post_id uuid,
  subject_kind text not null,
  subject_id text,
  reason text not null,
  outcome text not null check (outcome in ('shown', 'refused')),
  at timestamptz not null,
  request_id text not null,
  primary key (zone_id, id)
);
create index reads_logged_at on reads_logged (zone_id, at desc);
create index reads_logged_account on reads_logged (account_id, at desc);
create index reads_logged_subject on reads_logged (subject_id, at desc) where subject_id is not null;
