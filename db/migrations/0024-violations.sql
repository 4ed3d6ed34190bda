-- Violations and fines: one dossier from detection to payment or appeal, without its person; the person is sealed apart.
-- Money is whole đồng (bigint). The key is (id, zone_id), in this order, so that one index also finds a dossier by its id.
create table violations (
  zone_id int not null,
  id uuid not null,
  area_id int not null,
  -- "12/2021": counted in its commune and year.
  year smallint not null,
  seq int not null,
  behaviour text not null,
  variant text,
  subject_kind text not null check (subject_kind in ('individual', 'organisation')),
  -- As far as the amount depends on it; the birth date is sealed. Null: an organisation.
  age_band text check (age_band in ('adult', '16-17', '14-15', 'under-14', 'unknown')),
  has_guardian boolean not null,
  act_at timestamptz not null,
  detected_at timestamptz not null,
  detected_on date not null,
  detected_by uuid,
  detected_post uuid,
  in_force_id uuid,
  document_id uuid,
  site_id uuid,
  finding_id uuid,
  state text not null check (state in ('detected', 'recorded', 'proposed', 'decided', 'served', 'enforcing', 'closed')),
  closed_as text,
  closed_at timestamptz,
  closed_reason text,
  record_by timestamptz not null,
  recorded_at timestamptz,
  recorded_by uuid,
  record_number text,
  refused_to_sign boolean not null,
  explanation text not null check (explanation in ('none', 'open', 'waived', 'given')),
  explanation_due_at timestamptz,
  proposed_verdict text check (proposed_verdict in ('fine', 'warning', 'no-fine')),
  proposed_amount bigint,
  proposed_at timestamptz,
  proposed_on date,
  proposed_by uuid,
  proposal_reason text,
  proposal_factors jsonb not null,
  is_complex boolean not null,
  decide_by timestamptz,
  -- With which level of committees it lies, and the area of that committee; transfer_to: where it must go.
  level text not null check (level in ('commune', 'district', 'top')),
  level_area_id int not null,
  transfer_to text check (transfer_to in ('commune', 'district', 'top')),
  transferred_at timestamptz,
  verdict text check (verdict in ('fine', 'warning', 'no-fine')),
  decided_amount bigint,
  decided_at timestamptz,
  decided_on date,
  decided_by uuid,
  decided_post uuid,
  decision_number text,
  decision_reason text,
  decision_factors jsonb not null,
  serve_by timestamptz,
  served_at timestamptz,
  served_how text check (served_how in ('in-person', 'post', 'posted-up')),
  comply_by timestamptz,
  instalments jsonb not null,
  paid_amount bigint not null,
  paid_on date,
  -- Taken away for hardship; cancelled: withdrawn, or taken away on appeal.
  relieved_amount bigint not null,
  cancelled_amount bigint not null,
  cancelled_on date,
  interest_due bigint not null,
  interest_from timestamptz,
  open_appeal_id uuid,
  changed_at timestamptz not null,
  primary key (id, zone_id)
);
create unique index violations_number on violations (zone_id, year, seq);
create index violations_of_zone on violations (zone_id, detected_at desc, id desc);
create index violations_newest on violations (detected_at desc, id desc);
create index violations_proposed on violations (proposed_on, zone_id) where proposed_on is not null;
create index violations_decided on violations (decided_on, zone_id) where decided_on is not null;
create index violations_cancelled on violations (cancelled_on, zone_id) where cancelled_on is not null;
create index violations_of_site on violations (site_id) where site_id is not null;
create index violations_of_finding on violations (finding_id) where finding_id is not null;
-- What waits, by its clock: small while offices keep up, whatever the number of years.
create index violations_to_record on violations (record_by) where state = 'detected';
create index violations_to_decide on violations (decide_by) where state in ('recorded', 'proposed');
create index violations_to_transfer on violations (level_area_id) where state = 'proposed' and transfer_to is not null;
create index violations_to_serve on violations (serve_by) where state = 'decided';
create index violations_to_pay on violations (comply_by) where state in ('served', 'enforcing');

-- The last number given in a commune and year.
create table violation_numbers (
  zone_id int not null,
  year smallint not null,
  last int not null,
  primary key (zone_id, year)
);

-- The person, and words about or by the person, each sealed for its dossier by the vault; gone after keep_until.
-- A look is written into reads_logged. No health field exists here or inside (SG-02).
create table violation_sealed (
  zone_id int not null,
  id uuid not null,
  violation_id uuid not null,
  kind text not null check (kind in ('subject', 'circumstances', 'place', 'explanation', 'hardship', 'appeal')),
  at timestamptz not null,
  sealed text not null,
  keep_until date not null,
  primary key (id, zone_id)
);
create index violation_sealed_of on violation_sealed (violation_id, at);
create index violation_sealed_until on violation_sealed (keep_until);

create table violation_payments (
  zone_id int not null,
  id uuid not null,
  violation_id uuid not null,
  amount bigint not null,
  -- The part of it that was interest for being late.
  interest bigint not null,
  paid_at timestamptz not null,
  paid_on date not null,
  receipt text not null,
  officer_id uuid,
  primary key (id, zone_id)
);
create index violation_payments_of on violation_payments (violation_id, paid_at);
create index violation_payments_on on violation_payments (paid_on, zone_id);

create table violation_reliefs (
  zone_id int not null,
  id uuid not null,
  violation_id uuid not null,
  kind text not null check (kind in ('reduce', 'exempt', 'defer', 'instalments')),
  asked_at timestamptz,
  granted_at timestamptz,
  amount bigint,
  until_on date,
  instalments jsonb not null,
  reason text,
  officer_id uuid,
  primary key (id, zone_id)
);
create index violation_reliefs_of on violation_reliefs (violation_id);

create table violation_appeals (
  zone_id int not null,
  id uuid not null,
  violation_id uuid not null,
  area_id int not null,
  state text not null check (state in ('filed', 'accepted', 'rejected', 'resolved')),
  filed_at timestamptz not null,
  is_late boolean not null,
  obstacle text,
  accept_by timestamptz not null,
  accepted_at timestamptz,
  resolve_by timestamptz,
  resolved_at timestamptz,
  outcome text check (outcome in ('uphold', 'reduce', 'cancel')),
  amount_before bigint,
  amount_after bigint,
  reason text,
  judge_id uuid,
  judge_post uuid,
  primary key (id, zone_id)
);
create index violation_appeals_of on violation_appeals (violation_id, filed_at);
create index violation_appeals_open on violation_appeals (state, accept_by) where state in ('filed', 'accepted');
