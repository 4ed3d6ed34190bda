-- The tree of places. An area is the interval [first, last] of a preorder numbering; facts store the stable id.
create table areas (
  id int primary key,
  kind text not null,
  name text not null,
  folded text not null,
  parent_id int references areas (id),
  valid_from date not null,
  valid_to date,
  zone_id int not null,
  first int not null,
  last int not null,
  depth smallint not null,
  synthetic boolean not null,
  grid_column smallint,
  grid_row smallint,
  check (valid_to is null or valid_to > valid_from),
  check (last >= first)
);
create index areas_first on areas (first);
create index areas_parent on areas (parent_id);

-- A code is not an identity: the same code names another place at another time.
create table area_codes (
  code text not null,
  area_id int not null references areas (id),
  valid_from date not null,
  valid_to date,
  primary key (code, area_id, valid_from)
);
create index area_codes_area on area_codes (area_id);

-- Old to new, many to many; an unknown share stays unknown.
create table area_successions (
  old_id int not null references areas (id),
  new_id int not null references areas (id),
  on_day date not null,
  part text not null,
  share real check (share between 0 and 1),
  source text not null,
  primary key (old_id, new_id)
);

-- Boundaries, when imported: [longitude, latitude] rings as GeoJSON geometry.
create table area_boundaries (
  area_id int primary key references areas (id),
  geometry jsonb not null,
  source text not null,
  imported_at timestamptz not null
);

-- What is in force where, from when to when, by which document. The end instant is exclusive.
create table in_force (
  zone_id int not null,
  id uuid not null,
  area_id int not null,
  kind text not null,
  label_vi text not null,
  label_en text not null,
  document_id uuid,
  from_at timestamptz not null,
  to_at timestamptz,
  review_at timestamptz,
  data jsonb not null,
  primary key (zone_id, id),
  check (to_at is null or to_at > from_at),
  check (to_at is not null or review_at is not null)
);
create index in_force_area on in_force (area_id, from_at);
