-- What the page of cases counts over weeks of a whole city is read from indexes alone.
drop index cases_confirmed;
create index cases_confirmed on cases (confirmed_on, zone_id)
  include (setting_group, backlog, source_kind, synthetic, area_id, confirmed_at, entered_at, classified_at, placed_at)
  where status = 'confirmed';
drop index person_classes_of_class;
create index person_classes_of_class on person_classes (class, since_at desc, person_id) include (until_on);
-- A bulletin counts what was entered since the one before.
create index cases_entered on cases (entered_at);
