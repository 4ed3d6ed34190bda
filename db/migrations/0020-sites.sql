-- Places (nơi, địa điểm) that are inspected: what they are, who runs them, how risky they were judged, the stages of entry points.
create table sites (
  zone_id int not null,
  id uuid not null,
  area_id int not null,
  kind text not null,
  name text not null,
  folded text not null,
  -- Name and address, folded: what a search looks through.
  search text not null,
  address text,
  in_charge_body_id uuid,
  in_charge_entity_id uuid,
  note text,
  source text,
  risk text check (risk in ('low', 'medium', 'high')),
  risk_review_on date,
  opened_on date not null,
  closed_on date,
  close_reason text,
  primary key (id, zone_id),
  check (closed_on is null or closed_on >= opened_on),
  check (risk <> 'high' or risk_review_on is not null),
  check (in_charge_body_id is null or in_charge_entity_id is null)
);
create index sites_of_area on sites (zone_id, area_id, folded, id);
create index sites_open_by_kind on sites (zone_id, kind) where closed_on is null;
create index sites_to_review on sites (risk_review_on) where risk = 'high' and closed_on is null;

-- Each judgement of the risk of a place; the latest stands.
create table site_risks (
  zone_id int not null,
  id uuid not null,
  site_id uuid not null,
  level text not null,
  reason text not null,
  review_on date,
  set_at timestamptz not null,
  set_by uuid,
  primary key (id, zone_id)
);
create index site_risks_of_site on site_risks (site_id, set_at);

-- Stages (khâu) of an entry point, each with the post that answers for it. One taken away keeps its name for what refers to it.
create table site_stages (
  zone_id int not null,
  id uuid not null,
  site_id uuid not null,
  place int not null,
  name text not null,
  duty text,
  owner_post_id uuid not null,
  set_at timestamptz not null,
  removed_at timestamptz,
  primary key (id, zone_id)
);
create index site_stages_of_site on site_stages (site_id, place) where removed_at is null;
