-- Photos as they are kept: re-encoded, without metadata. Their bytes are in the files folder, by hash.
create table photos (
  hash text primary key,
  thumbnail_hash text not null,
  taken_at timestamptz,
  width int not null,
  height int not null,
  bytes int not null,
  uploaded_at timestamptz not null,
  -- A record names it: it is kept as long as the record. Until then it waits for one, and is forgotten after some days.
  named boolean not null default false
);

-- Who brought a photo: only they may name it in a record.
create table photo_uploads (
  hash text not null,
  account_id uuid not null,
  uploaded_at timestamptz not null,
  primary key (hash, account_id)
);

create index photos_waiting on photos (uploaded_at) where not named;
create index photos_thumbnail on photos (thumbnail_hash);
