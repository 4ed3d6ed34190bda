-- Phones that work in the field, each for one account: so that a lost one can be wiped, and a silent one is noticed.
-- `heard_at`, `lost_at`, `wiped_at` follow the clock of the house. Of the secret that the phone made only the hash is kept.
create table field_devices (
  id uuid primary key,
  account_id uuid not null references accounts (id),
  hash bytea not null,
  agent text not null,
  version int not null,
  session_id uuid,
  first_at timestamptz not null,
  heard_at timestamptz not null,
  unsent int not null,
  lost_at timestamptz,
  lost_by uuid,
  wiped_at timestamptz
);
create index field_devices_account on field_devices (account_id, heard_at desc);
create index field_devices_silent on field_devices (heard_at) where unsent > 0 and lost_at is null;
