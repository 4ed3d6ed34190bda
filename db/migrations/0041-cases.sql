-- Cases of disease (ca bệnh), who met whom, and the class (F0 … F3) that follows. Nothing here names anybody: a person is an id
-- of the room of people. A case belongs to `area_id`: where the person lives, or, where that is unknown or outside the city,
-- where it was reported.
create table cases (
  zone_id int not null,
  id uuid not null,
  area_id int not null,
  person_id uuid not null,
  status text not null,
  setting text not null,
  -- What the setting counts as: community, isolation or none (not classified yet). Copied from the profile of its day.
  setting_group text not null,
  residence_area_id int,
  residence_outside text,
  report_area_id int not null,
  report_place text,
  reported_at timestamptz not null,
  sampled_at timestamptz,
  confirmed_at timestamptz,
  confirmed_on date,
  onset_on date,
  symptoms text,
  variant text,
  variant_sure text,
  source_kind text not null,
  source_case_id uuid,
  source_cluster_id uuid,
  source_note text,
  -- late: entered long after it was confirmed; undated: confirmed some time before, nobody says when.
  backlog text,
  entered_at timestamptz not null,
  classified_at timestamptz,
  tier text,
  placed_at timestamptz,
  placed_where text,
  outcome text,
  outcome_on date,
  withdrawn_at timestamptz,
  -- The list it came from and its id there.
  list_key text,
  list_id text,
  origin text,
  synthetic boolean not null,
  disputed int not null default 0,
  version int not null,
  -- The moment that orders the line list: confirmed, else reported.
  listed_at timestamptz not null,
  primary key (id, zone_id)
);
create index cases_listed on cases (listed_at desc, id desc);
create index cases_listed_in_zone on cases (zone_id, listed_at desc, id desc);
create index cases_reported_in_zone on cases (report_area_id, listed_at desc, id desc);
create index cases_listed_by_setting on cases (setting, listed_at desc, id desc);
create index cases_listed_by_status on cases (status, listed_at desc, id desc) where status <> 'confirmed';
create index cases_of_unknown_source on cases (zone_id, listed_at desc, id desc) where source_kind = 'unknown' and status = 'confirmed';
create index cases_disputed on cases (zone_id) where disputed > 0;
create index cases_confirmed on cases (confirmed_on, zone_id) include (setting_group, backlog) where status = 'confirmed';
create index cases_by_onset on cases (onset_on, zone_id) where status = 'confirmed' and onset_on is not null;
create index cases_of_person on cases (person_id);
create index cases_of_list on cases (list_id) where list_id is not null;
create index cases_of_cluster on cases (source_cluster_id) where source_cluster_id is not null;
-- Timers: what is confirmed and not yet classified or placed.
create index cases_to_classify on cases (zone_id, confirmed_at) where status = 'confirmed' and classified_at is null and backlog is null;
create index cases_to_place on cases (zone_id, confirmed_at) where status = 'confirmed' and placed_at is null and backlog is null;

-- Every change of a case: what it was and what it became, by whom and why.
create table case_versions (
  zone_id int not null,
  case_id uuid not null,
  version int not null,
  changed_at timestamptz not null,
  officer_id uuid,
  what text not null,
  changes jsonb not null,
  reason text,
  primary key (case_id, version, zone_id)
);

-- What another source says of a case: kept beside what the register says, until somebody settles which holds.
create table case_claims (
  zone_id int not null,
  id uuid not null,
  case_id uuid not null,
  field text not null,
  value text,
  source text not null,
  said_at timestamptz not null,
  settled_at timestamptz,
  settled_as text,
  primary key (id, zone_id)
);
create index case_claims_of_case on case_claims (case_id);

-- Reported contacts (người tiếp xúc): a meeting of two persons. It lies where the contact (`to_person_id`) lives.
create table contact_links (
  zone_id int not null,
  id uuid not null,
  area_id int not null,
  from_person_id uuid not null,
  to_person_id uuid not null,
  from_at timestamptz,
  until_at timestamptz,
  relation text not null,
  distance text not null,
  minutes int,
  masked boolean,
  source text not null,
  case_id uuid,
  listed_at timestamptz not null,
  withdrawn_at timestamptz,
  synthetic boolean not null,
  primary key (id, zone_id),
  check (from_person_id <> to_person_id),
  check (until_at is null or from_at is null or until_at >= from_at)
);
create index contact_links_from on contact_links (from_person_id);
create index contact_links_to on contact_links (to_person_id);
create index contact_links_listed on contact_links (listed_at desc, id desc);
create index contact_links_listed_in_zone on contact_links (zone_id, listed_at desc, id desc);

-- The class of a person now: 0 is a case (F0), 1 its contact, and so on. One row a person, wherever they live.
create table person_classes (
  person_id uuid primary key,
  zone_id int not null,
  area_id int not null,
  class smallint not null check (class between 0 and 9),
  since_at timestamptz not null,
  exposed_at timestamptz,
  last_exposed_at timestamptz,
  -- Last day on which the class still says something, by the rule of the day.
  until_on date,
  via_person_id uuid,
  via_link_id uuid,
  case_id uuid,
  classified_at timestamptz not null
);
create index person_classes_in_zone on person_classes (zone_id, class, since_at desc, person_id);
create index person_classes_of_class on person_classes (class, since_at desc, person_id);

-- Found free of it at a moment: exposures before it no longer count.
create table contact_clearances (
  person_id uuid primary key,
  zone_id int not null,
  cleared_at timestamptz not null,
  reason text not null,
  officer_id uuid
);

-- Official bulletins (thông báo số ca): what was published, as of when, by whom. A correction is a new version; the old one stays.
create table case_bulletins (
  id uuid primary key,
  area_id int not null,
  day date not null,
  as_of_at timestamptz not null,
  version int not null,
  replaces_id uuid,
  reason text,
  total int not null,
  community int not null,
  isolation int not null,
  unclassified int not null,
  backlog int not null,
  withdrawn int not null,
  figures jsonb not null,
  -- What somebody else had said of the same moment, where it was not the same: both stay.
  stated jsonb,
  note text,
  signed_by uuid not null,
  signed_post_id uuid not null,
  signed_at timestamptz not null,
  superseded_at timestamptz,
  check (total = community + isolation + unclassified),
  unique (area_id, day, as_of_at, version)
);
create index case_bulletins_of_area on case_bulletins (area_id, as_of_at desc, version desc);
