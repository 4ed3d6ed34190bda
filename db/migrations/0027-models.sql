-- Good practices (mô hình hay) and what came of them; after-action reviews.
create table models (
  zone_id int not null,
  id uuid not null,
  area_id int not null,
  title text not null,
  folded text not null,
  problem text not null,
  method text not null,
  result text not null,
  evidence jsonb not null,
  source text,
  contact text not null,
  contact_phone text,
  review_id uuid,
  proposed_by uuid,
  proposed_at timestamptz not null,
  -- A named person recommends it to the units of an area, and only then others are asked to look.
  recommended_by uuid,
  recommended_post_id uuid,
  recommended_at timestamptz,
  recommended_area_id int,
  recommended_source text,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  primary key (zone_id, id)
);
create unique index models_by_id on models (id);
create index models_by_time on models (proposed_at desc, id desc);

-- A unit takes a model up: since when, how it goes, what it found. One a unit and model.
create table model_adoptions (
  zone_id int not null,
  id uuid not null,
  model_id uuid not null,
  area_id int not null,
  adopted_on date not null,
  is_pilot boolean not null,
  note text,
  adopted_by uuid,
  adopted_at timestamptz not null,
  ended_on date,
  verdict text check (verdict in ('works', 'partly', 'not')),
  result text,
  evaluated_by uuid,
  evaluated_on date,
  primary key (zone_id, id)
);
create unique index model_adoptions_one on model_adoptions (model_id, area_id);

-- Looking back (đánh giá sau hành động): what was planned, what happened, why; each change becomes a task or a model.
create table action_reviews (
  zone_id int not null,
  id uuid not null,
  area_id int not null,
  title text not null,
  folded text not null,
  held_on date not null,
  document_id uuid,
  planned text not null,
  happened text not null,
  why text not null,
  written_by uuid,
  written_at timestamptz not null,
  primary key (zone_id, id)
);
create unique index action_reviews_by_id on action_reviews (id);
create index action_reviews_by_time on action_reviews (held_on desc, id desc);

create table action_review_changes (
  zone_id int not null,
  id uuid not null,
  review_id uuid not null,
  place int not null,
  said text not null,
  task_id uuid,
  model_id uuid,
  primary key (zone_id, id)
);
create index action_review_changes_of on action_review_changes (review_id, place);
