-- Briefs that a named person signed. The content lies in the file store under its hash, which the journal repeats.
create table issued_briefs (
  zone_id int not null,
  id uuid not null,
  area_id int not null,
  at timestamptz not null,
  issued_at timestamptz not null,
  number text,
  officer_id uuid not null,
  post_id uuid not null,
  digest text not null,
  content_hash text not null,
  primary key (zone_id, id)
);
create index issued_briefs_by_id on issued_briefs (id);
create index issued_briefs_of_zone on issued_briefs (zone_id, issued_at desc, id desc);
