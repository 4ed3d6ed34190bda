-- Organisations, their posts, and who holds them when. Reference tables: small beside the facts.

-- Officials in their office (cán bộ). Not residents: those live in the room `people`.
create table officers (
  id uuid primary key,
  name text not null,
  folded text not null,
  synthetic boolean not null,
  source text not null
);
create index officers_folded on officers (folded text_pattern_ops);

create table bodies (
  id uuid primary key,
  area_id int not null references areas (id),
  kind text not null,
  line text not null,
  name text not null,
  folded text not null,
  parent_id uuid references bodies (id),
  office_phone text,
  valid_from date not null,
  valid_to date,
  check (valid_to is null or valid_to > valid_from)
);
create index bodies_area on bodies (area_id, kind);
create index bodies_parent on bodies (parent_id);

-- A post (chức vụ) in a body, or a responsibility for an area (phụ trách địa bàn) without one.
create table posts (
  id uuid primary key,
  area_id int not null references areas (id),
  body_id uuid references bodies (id),
  kind text not null,
  line text not null,
  title text not null,
  is_head boolean not null,
  valid_from date not null,
  valid_to date,
  check (valid_to is null or valid_to > valid_from)
);
create index posts_area on posts (area_id, kind);
create index posts_body on posts (body_id);
create index posts_heads on posts (area_id) where is_head;

-- To whom a post answers, per line (party, government …): two routes are normal. Absent: the head of the same line one level up.
create table accountabilities (
  post_id uuid not null references posts (id),
  to_post_id uuid not null references posts (id),
  line text not null,
  primary key (post_id, line)
);

-- Who holds a post from when to when. An acting holder stands in for the substantive one; one of each at a time.
create table holdings (
  id uuid primary key,
  post_id uuid not null references posts (id),
  officer_id uuid not null references officers (id),
  acting boolean not null,
  from_at timestamptz not null,
  to_at timestamptz,
  document_id uuid,
  check (to_at is null or to_at > from_at)
);
create index holdings_post on holdings (post_id, from_at);
create index holdings_officer on holdings (officer_id, from_at);
