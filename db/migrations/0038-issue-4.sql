-- Where a dossier was numbered: its number stays what the papers say, also when a reform carries it to another commune.
alter table violations add column numbered_in int;
update violations set numbered_in = zone_id;
alter table violations alter column numbered_in set not null;
drop index violations_number;
create unique index violations_number on violations (numbered_in, year, seq);

-- The last number a committee gave a decision in a year: decisions of one chair never share one.
create table violation_decision_numbers (
  area_id int not null,
  year smallint not null,
  last int not null,
  primary key (area_id, year)
);

-- The witness and what was asked for at once, as the record says them: sealed like the person.
alter table violation_sealed drop constraint violation_sealed_kind_check;
alter table violation_sealed add constraint violation_sealed_kind_check
  check (kind in ('subject', 'circumstances', 'place', 'witness', 'measures', 'explanation', 'hardship', 'appeal'));
