-- Indexes for the board: it keeps no table of its own.
create index gaps_open_order on gaps (severity desc, since, id) where closed_at is null;
create index gaps_open_of_owner on gaps (owner_officer_id) where closed_at is null;
create index gaps_closed_order on gaps (closed_at desc, id desc) where closed_at is not null;
create index gaps_by_id on gaps (id);
