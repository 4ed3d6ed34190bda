-- Figures that flow up: reports of units by form and period, with every version of each.

-- Where an indicator stands in the arrays of a form's rows. A place is never given twice; a new indicator takes the next.
create table report_columns (
  form text not null,
  indicator text not null,
  place smallint not null,
  primary key (form, indicator),
  unique (form, place)
);

-- One row: what one source says of one area in one period, all indicators together; kinds has one letter for each place
-- (e exact, a about …, - not stated), highs only where there is a range. A correction is a new row, the old one is kept.
-- The key is (id, zone_id), in this order, so that one index also finds a report by its id alone.
create table reports (
  zone_id int not null,
  id uuid not null,
  area_id int not null,
  form text not null,
  period_at timestamptz not null,
  source text not null,
  version smallint not null,
  first_id uuid not null,
  superseded_at timestamptz,
  as_of timestamptz not null,
  since_on date,
  due_at timestamptz,
  submitted_at timestamptz not null,
  recorded_at timestamptz not null,
  late boolean not null,
  kinds text not null,
  lows float8[] not null,
  highs float8[],
  flaws jsonb,
  document_id uuid,
  reference text,
  reason text,
  officer_id uuid,
  post_id uuid,
  sent_up_at timestamptz,
  sent_up_by uuid,
  sent_up_post uuid,
  acknowledged boolean not null,
  withdrawn_reason text,
  primary key (id, zone_id)
);
-- One report in force for each form, period, area and source: two at the same moment cannot both be the first.
create unique index reports_in_force on reports (form, period_at, zone_id, area_id, source) where superseded_at is null;
create index reports_of_zone on reports (zone_id, form, period_at);
create index reports_flawed on reports (zone_id, id) where flaws is not null and superseded_at is null;
create index reports_corrected on reports (first_id) where version > 1;

-- Remarks belong to the report through all its versions (first_id).
create table report_comments (
  zone_id int not null,
  id uuid not null,
  report_id uuid not null,
  text text not null,
  at timestamptz not null,
  officer_id uuid,
  post_id uuid,
  primary key (zone_id, id)
);
create index report_comments_report on report_comments (report_id, at);

-- A closed period of an area and everything inside it; reopened ones stay on record.
create table report_locks (
  zone_id int not null,
  id uuid not null,
  area_id int not null,
  form text not null,
  period_at timestamptz not null,
  locked_at timestamptz not null,
  officer_id uuid,
  post_id uuid,
  opened_at timestamptz,
  opened_by uuid,
  reason text,
  primary key (zone_id, id)
);
create unique index report_locks_held on report_locks (form, period_at, zone_id, area_id) where opened_at is null;
