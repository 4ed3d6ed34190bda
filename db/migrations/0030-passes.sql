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
