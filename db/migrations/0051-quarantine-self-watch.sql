-- Watching oneself after an isolation: voluntary, over by the clock at self_watch_until. The key is a keyed mark of the code
-- printed on the certificate, by which the person tells how they are without an account; both go when the watch is over.
alter table isolation_orders add column self_watch_until timestamptz;
alter table isolation_orders add column self_watch_key bytea;
create index isolation_orders_self_watched on isolation_orders (self_watch_until) where self_watch_until is not null;
create index isolation_orders_of_watch_key on isolation_orders (self_watch_key) where self_watch_key is not null;
