-- Documents (văn bản), how they stand to each other, what they order, who got them, meetings, cascades, daily reports.
-- Documents, relations, measures, meetings are reference tables (a city has thousands); what every unit writes
-- (recipients, units, days, posts nobody held) is kept by zone.

create table documents (
  id uuid primary key,
  -- Whose office keeps it: there it is changed. The issuer's own area for 'own'.
  area_id int not null references areas (id),
  -- The area whose issuer it is; null: the nation's.
  issuer_area_id int references areas (id),
  -- Where it holds.
  territory int[] not null,
  -- own: drafted and issued here; received: came from elsewhere; cited: a stub, known only because another cites it.
  entry text not null check (entry in ('own', 'received', 'cited')),
  state text not null check (state in ('draft', 'issued', 'revoked')),
  number_raw text,
  number text,
  family text check (family in ('state', 'party')),
  kind text not null,
  issuer text not null,
  issuer_rank int not null,
  title text,
  folded text not null,
  place text,
  issued_on date,
  effective_from timestamptz,
  effective_to timestamptz,
  review_at timestamptz,
  -- Ended before its own end: revoked, replaced or repealed; by which document.
  ended_at timestamptz,
  ended_by uuid references documents (id),
  revoke_reason text,
  signatures jsonb not null,
  source text,
  note text,
  issued_at timestamptz,
  issued_by_officer_id uuid,
  issued_by_post_id uuid,
  recorded_at timestamptz not null,
  recorded_by uuid,
  updated_at timestamptz not null,
  version int not null,
  check (effective_to is null or effective_to > effective_from),
  check ((number is null) = (number_raw is null)),
  -- The database itself holds no issued document without the person who put it in force (SG-08).
  check (entry <> 'own' or state = 'draft' or issued_by_officer_id is not null)
);
create index documents_number on documents (number) where number is not null;
create index documents_issued on documents ((coalesce(issued_on, date '1900-01-01')) desc, id desc);
create index documents_effective on documents (effective_from) where state <> 'draft';

-- The later document stands to the earlier one.
create table document_relations (
  document_id uuid not null references documents (id),
  kind text not null check (kind in ('based-on', 'implements', 'details', 'amends', 'extends', 'replaces', 'repeals')),
  to_id uuid not null references documents (id),
  at timestamptz not null,
  primary key (document_id, kind, to_id),
  check (document_id <> to_id)
);
create index document_relations_to on document_relations (to_id);

create table document_measures (
  document_id uuid not null references documents (id),
  place smallint not null,
  id uuid not null,
  sentence text not null,
  parameter text,
  value jsonb,
  from_at timestamptz,
  to_at timestamptz,
  primary key (document_id, place)
);
create index document_measures_parameter on document_measures (parameter) where parameter is not null;

-- Powers handed down by the document (DOC-07): in force as long as it is.
create table document_delegations (
  document_id uuid not null references documents (id),
  place smallint not null,
  decision_type text not null,
  level text not null,
  primary key (document_id, place)
);

-- Nơi nhận: by name as written, or a post that can say that it has received it.
create table document_recipients (
  zone_id int not null,
  id uuid not null,
  document_id uuid not null,
  place int not null,
  area_id int not null,
  name text not null,
  purpose text not null,
  post_id uuid,
  post_kind text,
  sent_at timestamptz,
  received_at timestamptz,
  read_at timestamptz,
  acted_at timestamptz,
  officer_id uuid,
  primary key (id, zone_id),
  check (read_at is null or received_at is not null),
  check (acted_at is null or read_at is not null)
);
create unique index document_recipients_post on document_recipients (document_id, zone_id, post_id) where post_id is not null;
create index document_recipients_of_document on document_recipients (document_id, place, id);
create index document_recipients_waiting on document_recipients (sent_at) where received_at is null and post_id is not null;
create index document_recipients_of_post on document_recipients (post_id) where received_at is null;

-- The units that must carry a directive out; one without a head is not activated (ORG-06).
create table document_units (
  zone_id int not null,
  document_id uuid not null,
  area_id int not null,
  activated_at timestamptz,
  head_officer_id uuid,
  primary key (document_id, area_id, zone_id)
);
create index document_units_waiting on document_units (document_id) where activated_at is null;

-- One row for each day of 24 hours that a unit owes a report on. No report is "thiếu", never "đạt" (DOC-02).
create table compliance_days (
  zone_id int not null,
  document_id uuid not null,
  area_id int not null,
  day smallint not null,
  on_day date not null,
  from_at timestamptz not null,
  to_at timestamptz not null,
  report text check (report in ('met', 'not-met')),
  note text,
  reported_at timestamptz,
  late boolean not null,
  officer_id uuid,
  post_id uuid,
  primary key (document_id, area_id, day, zone_id),
  check ((report is null) = (reported_at is null))
);
create index compliance_days_missing on compliance_days (to_at) where report is null;

-- A directive sent down a subtree as tasks; the work is a job of the same id.
create table cascades (
  id uuid primary key,
  document_id uuid not null references documents (id),
  area_id int not null references areas (id),
  templates text[] not null,
  account_id uuid,
  officer_id uuid,
  post_id uuid,
  total int not null,
  at timestamptz not null
);
create index cascades_document on cascades (document_id, at);

-- Where nobody held the post when the cascade passed: the task went to the area above, or could not be made.
create table cascade_gaps (
  zone_id int not null,
  cascade_id uuid not null,
  document_id uuid not null,
  area_id int not null,
  template_code text not null,
  post_kind text not null,
  owned_by_area_id int,
  primary key (cascade_id, area_id, template_code, zone_id)
);
create index cascade_gaps_area on cascade_gaps (area_id, post_kind);

-- Meetings, inspections, statements, and the sentences that become tasks (DOC-10).
create table meetings (
  id uuid primary key,
  area_id int not null references areas (id),
  form text not null check (form in ('meeting', 'inspection', 'statement')),
  kind text not null,
  issuer text not null,
  title text not null,
  folded text not null,
  held_on date not null,
  place text,
  chair jsonb not null,
  attendees jsonb not null,
  territory int[] not null,
  source text,
  note text,
  recorded_at timestamptz not null,
  recorded_by uuid
);
create index meetings_held on meetings (held_on desc, id desc);
create table meeting_documents (
  meeting_id uuid not null references meetings (id),
  kind text not null,
  document_id uuid not null references documents (id),
  primary key (meeting_id, kind, document_id)
);
create table conclusions (
  meeting_id uuid not null references meetings (id),
  place smallint not null,
  id uuid not null unique,
  sentence text not null,
  orders boolean not null,
  owner_level text,
  owner_post text,
  due_at timestamptz,
  due_stated boolean not null,
  primary key (meeting_id, place)
);
create table conclusion_tasks (
  zone_id int not null,
  conclusion_id uuid not null,
  task_id uuid not null,
  primary key (conclusion_id, task_id, zone_id)
);
