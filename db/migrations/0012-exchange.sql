-- Officers' own spreadsheets: files kept for some days, batches of rows, what became of each row. Local tables (rule R2):
-- what a row changed lies in the tables and the journal of its room.

create table exchange_uploads (
  id uuid primary key,
  account_id uuid not null,
  name text not null,
  kind text not null check (kind in ('xlsx', 'csv')),
  hash text not null,
  bytes int not null,
  uploaded_at timestamptz not null,
  expires_at timestamptz not null,
  forgotten_at timestamptz
);
create index exchange_uploads_expiring on exchange_uploads (expires_at) where forgotten_at is null;
create index exchange_uploads_of_hash on exchange_uploads (hash);

-- One import; its job bears the same id.
create table exchange_batches (
  id uuid primary key,
  upload_id uuid not null references exchange_uploads (id),
  account_id uuid not null,
  officer_id uuid,
  area_id int not null,
  sheet text not null,
  variant text,
  -- How the file is read: tab, encoding, header row, matches, fixed values.
  reading jsonb not null,
  state text not null check (state in ('waiting', 'running', 'done', 'stopped', 'failed', 'undoing', 'undone')),
  -- Row of the file up to which everything is decided, and how much of the file that is, in percent.
  read_to int not null,
  percent int not null,
  rows int not null,
  done int not null,
  wrong int not null,
  already int not null,
  unchanged int not null,
  undone int not null,
  not_undone int not null,
  undo_job uuid,
  problem jsonb,
  started_at timestamptz not null,
  ended_at timestamptz,
  errors_forgotten_at timestamptz
);
create index exchange_batches_newest on exchange_batches (started_at desc, id desc);
create index exchange_batches_of_account on exchange_batches (account_id, started_at desc);
create index exchange_batches_of_upload on exchange_batches (upload_id);

-- What became of a row: done (by the intent derived from `head`), wrong, taken back, or kept when the batch was undone.
create table exchange_rows (
  batch_id uuid not null references exchange_batches (id),
  row int not null,
  state text not null check (state in ('done', 'wrong', 'undone', 'kept')),
  head int not null,
  -- Recognises a row with the same content in another file of the same kind.
  digest bytea,
  error jsonb,
  primary key (batch_id, row)
);
create index exchange_rows_digest on exchange_rows (digest) where digest is not null and state in ('done', 'kept');

-- How an account matched the columns of files of one shape.
create table exchange_mappings (
  account_id uuid not null,
  signature text not null,
  area_id int not null,
  sheet text not null,
  variant text,
  matches jsonb not null,
  used_at timestamptz not null,
  primary key (account_id, signature)
);
create index exchange_mappings_of_area on exchange_mappings (area_id, signature);
