-- Counters of whole districts and of the city: the sums of their zones, so that a reader of years reads days, not wards.
-- They can be made again from `tallies` and hold for one version of the tree, which the cursor 'tallies-above' names.
create table tallies_above (
  area_id int not null,
  indicator text not null,
  day date not null,
  value bigint not null,
  primary key (area_id, indicator, day)
);
