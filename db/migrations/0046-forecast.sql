-- What somebody found a signal (alarm) to be when they looked. The signals themselves are kept nowhere: they are computed.
create table signal_looks (
  zone_id int not null,
  id uuid not null,
  area_id int not null,
  -- Day of the alarm.
  on_day date not null,
  finding text not null,
  note text,
  officer_id uuid,
  looked_at timestamptz not null,
  primary key (id, zone_id)
);
create index signal_looks_of_area on signal_looks (area_id, on_day);
create index signal_looks_by_day on signal_looks (on_day);
