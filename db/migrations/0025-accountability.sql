-- Answering for it (kiểm điểm), praise and blame (biểu dương, phê bình), protected tips (tố giác). Nothing here sanctions
-- anybody: it keeps grounds, what the person said, and what a named competent person concluded.
create table accountability_cases (
  zone_id int not null,
  id uuid not null,
  area_id int not null,
  about text not null check (about in ('post', 'body')),
  post_id uuid,
  body_id uuid,
  -- Who held the post when the case was opened; null for a body.
  officer_id uuid,
  route text not null check (route in ('party', 'state')),
  matter text not null,
  requested_by text not null,
  requested_on date not null,
  opened_by uuid not null,
  opened_post_id uuid,
  opened_at timestamptz not null,
  explain_by timestamptz not null,
  decide_by timestamptz not null,
  explained_at timestamptz,
  outcome text check (outcome in ('unfounded', 'lesson', 'criticised', 'discipline-proposed')),
  outcome_note text,
  decided_by uuid,
  decided_post_id uuid,
  decided_at timestamptz,
  primary key (zone_id, id),
  check ((about = 'post') = (post_id is not null)),
  check ((about = 'body') = (body_id is not null)),
  check ((outcome is null) = (decided_at is null))
);
create unique index accountability_cases_by_id on accountability_cases (id);
create index accountability_cases_of_officer on accountability_cases (officer_id) where officer_id is not null;
create index accountability_cases_open on accountability_cases (decide_by) where outcome is null;

-- What a case stands on: a finding of an inspection, or another ground with its source. At least one.
create table accountability_grounds (
  zone_id int not null,
  case_id uuid not null,
  place int not null,
  finding_id uuid,
  document_id uuid,
  source text,
  said text,
  primary key (zone_id, case_id, place),
  check (finding_id is not null or source is not null)
);
create index accountability_grounds_of_finding on accountability_grounds (finding_id) where finding_id is not null;

-- What the person (or the head of the body) says, each time they say it: about a case or about a criticism.
create table accountability_statements (
  zone_id int not null,
  id uuid not null,
  subject_id uuid not null,
  officer_id uuid not null,
  said text not null,
  at timestamptz not null,
  primary key (zone_id, id)
);
create index accountability_statements_of on accountability_statements (subject_id, at);

-- A proposal to discipline, addressed to whoever is competent outside this house; here it only gets an answer by name.
create table discipline_proposals (
  zone_id int not null,
  id uuid not null,
  case_id uuid not null,
  measure text not null,
  reason text not null,
  evidence jsonb not null,
  proposed_by uuid not null,
  proposed_at timestamptz not null,
  answer text check (answer in ('taken-up', 'declined')),
  answer_note text,
  answered_by uuid,
  answered_at timestamptz,
  primary key (zone_id, id)
);
create index discipline_proposals_of on discipline_proposals (case_id, proposed_at);

-- Praise and blame: of a head (post), a body, a unit, a team or a force; in official capacity only.
create table accountability_notes (
  zone_id int not null,
  id uuid not null,
  area_id int not null,
  kind text not null check (kind in ('commendation', 'criticism')),
  target text not null check (target in ('post', 'body', 'unit', 'team', 'force')),
  post_id uuid,
  body_id uuid,
  officer_id uuid,
  target_name text,
  title text not null,
  said text not null,
  source text not null,
  evidence jsonb not null,
  case_id uuid,
  drafted_by uuid not null,
  drafted_at timestamptz not null,
  explain_by timestamptz,
  explained_at timestamptz,
  published_by uuid,
  published_post_id uuid,
  published_at timestamptz,
  published_until date,
  withdrawn_by uuid,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  correction_asked text,
  correction_asked_by uuid,
  correction_asked_at timestamptz,
  correction_answer text check (correction_answer in ('corrected', 'kept', 'withdrawn')),
  correction_note text,
  correction_by uuid,
  corrected_at timestamptz,
  primary key (zone_id, id)
);
create unique index accountability_notes_by_id on accountability_notes (id);
create index accountability_notes_published on accountability_notes (published_at desc, id desc) where published_at is not null;
create index accountability_notes_of_officer on accountability_notes (officer_id) where officer_id is not null;

-- Tips. Text and reporter are sealed by the vault; `kept_at` is the area whose inspectors handle it, always around the
-- reported one. The receipt is kept as a hash: who has the code may ask how it stands, and nobody learns who has it.
create table accountability_tips (
  zone_id int not null,
  id uuid not null,
  kept_at int not null,
  about_area_id int not null,
  about_body_id uuid,
  sealed_text text not null,
  sealed_reporter text,
  receipt_hash text not null,
  received_at timestamptz not null,
  assigned_to uuid,
  assigned_by uuid,
  assigned_at timestamptz,
  outcome text check (outcome in ('founded', 'unfounded', 'passed-on', 'cannot-check')),
  sealed_note text,
  answer text,
  closed_at timestamptz,
  primary key (zone_id, id)
);
create unique index accountability_tips_by_id on accountability_tips (id);
create unique index accountability_tips_by_receipt on accountability_tips (receipt_hash);
create index accountability_tips_kept on accountability_tips (kept_at, received_at desc);
