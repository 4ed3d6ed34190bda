-- Around the posts: activation for a directive, the competence register, visits, opinions, entities of other hierarchies.

-- A body that took up a directive, with its head named at that moment (ORG-06).
create table body_activations (
  body_id uuid not null references bodies (id),
  document_id uuid not null,
  head_officer_id uuid not null references officers (id),
  at timestamptz not null,
  primary key (body_id, document_id)
);

-- Which level decides what, from which day, by which document (ORG-07). Later rows stand over earlier ones and over the profile's.
create table competences (
  id uuid primary key,
  decision_type text not null,
  level text not null,
  valid_from date not null,
  valid_to date,
  document_id uuid,
  source text not null,
  check (valid_to is null or valid_to > valid_from)
);
create index competences_type on competences (decision_type, valid_from);

-- A decision taken, or sent up to somebody else (ORG-06, ORG-07).
create table decisions (
  zone_id int not null,
  id uuid not null,
  area_id int not null,
  decision_type text not null,
  matter text not null,
  outcome text not null check (outcome in ('decided', 'forwarded')),
  to_area_id int,
  reason text,
  post_id uuid,
  officer_id uuid,
  document_id uuid,
  at timestamptz not null,
  primary key (zone_id, id),
  check (outcome = 'decided' or to_area_id is not null)
);
create index decisions_of_area on decisions (area_id, at desc);
create index decisions_of_officer on decisions (officer_id, at desc);

-- "Đùn đẩy?": sent up although it was one's own to decide. A question until a named inspector answers it (SG-08, SG-17).
create table avoidances (
  zone_id int not null,
  id uuid not null,
  decision_id uuid not null,
  area_id int not null,
  at timestamptz not null,
  due_at timestamptz not null,
  explanation text,
  explained_at timestamptz,
  verdict text check (verdict in ('justified', 'avoided')),
  verdict_note text,
  judged_by uuid,
  judged_at timestamptz,
  primary key (zone_id, id),
  foreign key (zone_id, decision_id) references decisions (zone_id, id)
);
create index avoidances_open on avoidances (due_at) where verdict is null;
create index avoidances_of_area on avoidances (area_id, at desc);

-- Visits: kiểm tra, giám sát, đồng hành, thị sát, làm việc (ORG-06, ORG-09).
create table visits (
  zone_id int not null,
  id uuid not null,
  area_id int not null,
  kind text not null,
  purpose text not null,
  conclusion text,
  document_id uuid,
  at timestamptz not null,
  recorded_by uuid,
  primary key (zone_id, id)
);
create index visits_of_area on visits (area_id, at desc);
create table visit_members (
  zone_id int not null,
  visit_id uuid not null,
  place smallint not null,
  officer_id uuid,
  name text not null,
  position text not null,
  leads boolean not null,
  primary key (zone_id, visit_id, place),
  foreign key (zone_id, visit_id) references visits (zone_id, id)
);
create index visit_members_officer on visit_members (officer_id) where officer_id is not null;

-- What a supervisor (HĐND, MTTQ) finds, and what the unit answers (ORG-08).
create table opinions (
  zone_id int not null,
  id uuid not null,
  area_id int not null,
  about_kind text not null,
  about_id text,
  finding text not null,
  officer_id uuid,
  post_id uuid,
  at timestamptz not null,
  due_at timestamptz not null,
  answer text,
  answered_by uuid,
  answered_at timestamptz,
  primary key (zone_id, id)
);
create index opinions_of_area on opinions (area_id, at desc);

-- Agencies and enterprises on the area whose hierarchy is elsewhere (ORG-10).
create table entities (
  zone_id int not null,
  id uuid not null,
  area_id int not null,
  kind text not null,
  name text not null,
  folded text not null,
  parent_organisation text not null,
  address text,
  office_phone text,
  valid_from date not null,
  valid_to date,
  primary key (zone_id, id),
  check (valid_to is null or valid_to > valid_from)
);
create index entities_of_area on entities (area_id, folded);
