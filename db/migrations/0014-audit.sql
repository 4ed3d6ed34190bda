-- What an auditor found out about an unusual pattern. The pattern itself is found again from the facts; kept is only what
-- a person said about it. `mark_key` is kind, account and day.
create table audit_mark_notes (
  id uuid primary key,
  mark_key text not null,
  account_id uuid not null references accounts (id),
  outcome text not null check (outcome in ('explained', 'followed-up')),
  note text not null,
  noted_by uuid not null,
  noted_at timestamptz not null
);
create index audit_mark_notes_mark on audit_mark_notes (mark_key, noted_at desc);

-- Sign-ins, ends of sessions and uses of tokens are read newest first for a whole city.
create index sessions_started on sessions (started_at desc, id desc);
create index sessions_ended on sessions (ended_at desc, id desc) where ended_at is not null;
create index sign_in_failures_at on sign_in_failures (at desc, id desc);
