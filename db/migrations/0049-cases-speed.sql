-- A case is called by the end of its id (CB-0A1B2C): found by it among a million.
create index cases_by_code on cases (right(id::text, 6));
