-- The area that gave a permit its number and whose name stands in its code; null: the one it lies in. It stays when a reform
-- carries the permit elsewhere, so that paper and code are those the traveller holds.
alter table travel_permits add column numbered_in int;
