-- A market of a running scheme closes, another takes its households: from when to when each served it, and why it changed.
-- A list of {"siteId", "from", "to", "reason"}; a market of the scheme without an entry served all the time.
alter table coupon_schemes add column market_spans jsonb not null default '[]';
