-- Shopping coupons (phiếu đi chợ): schemes of wards, the card of each household, what was used at which gate.

-- A scheme stands on a directive and lapses with it (SG-01): the end that counts is the earlier of the two, asked each time.
create table coupon_schemes (
  zone_id int not null,
  id uuid not null,
  area_id int not null,
  name text not null,
  document_id uuid not null,
  valid_from timestamptz not null,
  valid_to timestamptz not null,
  ended_at timestamptz,
  end_reason text,
  market_ids uuid[] not null,
  -- Groups of days and slots as the contract writes them; a coupon names its place in each list.
  groups jsonb not null,
  slots jsonb not null,
  sunday_allowed boolean not null,
  quota_per_week smallint not null check (quota_per_week > 0),
  one_person boolean not null,
  tolerance_minutes smallint not null check (tolerance_minutes >= 0),
  source text,
  -- Since then nobody can tell who used what (SG-03).
  forgotten_at timestamptz,
  primary key (id, zone_id),
  check (valid_to > valid_from)
);
create index coupon_schemes_of_area on coupon_schemes (area_id, valid_from);

-- One card of a household. It carries no name: the household is an id, and even that is forgotten after the scheme.
create table coupons (
  zone_id int not null,
  id uuid not null,
  scheme_id uuid not null,
  area_id int not null,
  household_id uuid,
  serial text not null,
  group_no smallint not null,
  slot_no smallint not null,
  -- 1 for the first card of the household, 2 for the one in its place …
  card_no smallint not null,
  proxy text,
  -- Days of the household's visits, on this card or on the one it replaced.
  used_days date[] not null,
  issued_at timestamptz not null,
  withdrawn_at timestamptz,
  withdraw_reason text,
  replaced_by uuid,
  primary key (id, zone_id)
);
create unique index coupons_serial on coupons (serial, zone_id);
create unique index coupons_of_household on coupons (scheme_id, household_id, zone_id) where withdrawn_at is null;
create index coupons_of_group on coupons (scheme_id, area_id, id);

-- A print run: the job of the same id makes the cards.
create table coupon_issues (
  zone_id int not null,
  id uuid not null,
  scheme_id uuid not null,
  area_id int not null,
  total int not null,
  at timestamptz not null,
  account_id uuid,
  officer_id uuid,
  post_id uuid,
  primary key (id, zone_id)
);
create index coupon_issues_of_scheme on coupon_issues (scheme_id, at);

-- Hot: one row a visit. `mark` says what stood against it where a phone without signal had let the person in already.
create table coupon_redemptions (
  zone_id int not null,
  id uuid not null,
  area_id int not null,
  site_id uuid not null,
  scheme_id uuid not null,
  coupon_id uuid,
  at timestamptz not null,
  day date not null,
  slot_no smallint not null,
  persons smallint not null,
  proxy boolean not null,
  offline boolean not null,
  mark text,
  officer_id uuid,
  primary key (id, zone_id)
);
create index coupon_redemptions_of_market on coupon_redemptions (zone_id, site_id, day);

-- People counted at a gate without a coupon: in, out, all inside counted anew, or helped without a coupon (SG-10).
create table coupon_gate_counts (
  zone_id int not null,
  id uuid not null,
  area_id int not null,
  site_id uuid not null,
  at timestamptz not null,
  day date not null,
  kind text not null check (kind in ('in', 'out', 'recount', 'helped')),
  people int not null check (people >= 0),
  why text,
  note text,
  primary key (id, zone_id),
  check ((kind = 'helped') = (why is not null))
);
create index coupon_gate_counts_of_market on coupon_gate_counts (zone_id, site_id, day);

create table coupon_capacities (
  zone_id int not null,
  site_id uuid not null,
  area_id int not null,
  capacity int not null check (capacity > 0),
  source text not null,
  set_at timestamptz not null,
  primary key (site_id, zone_id)
);

-- Two visits of one card on one day that two gates could not know of: both stand, a person looks, nobody is punished.
create table coupon_doubles (
  zone_id int not null,
  id uuid not null,
  area_id int not null,
  scheme_id uuid not null,
  coupon_id uuid,
  day date not null,
  first_id uuid not null,
  first_zone_id int not null,
  second_id uuid not null,
  second_zone_id int not null,
  found_at timestamptz not null,
  outcome text,
  note text,
  settled_at timestamptz,
  officer_id uuid,
  primary key (id, zone_id),
  check ((outcome is null) = (settled_at is null))
);
create index coupon_doubles_open on coupon_doubles (zone_id, found_at) where settled_at is null;

-- Asked by an area of those below it; `due_at` only where the document gives a deadline.
create table coupon_calls (
  id uuid primary key,
  area_id int not null references areas (id),
  source text not null,
  document_id uuid,
  asked_on date not null,
  due_at timestamptz,
  at timestamptz not null
);
create index coupon_calls_of_area on coupon_calls (area_id, at);

-- Where an area stands with coupons, as it says itself; the journal keeps what it said before.
create table coupon_rollouts (
  zone_id int not null,
  area_id int not null,
  standing text not null check (standing in ('studying', 'adopted', 'not-needed')),
  on_day date not null,
  note text,
  reported_at timestamptz not null,
  officer_id uuid,
  primary key (area_id, zone_id)
);
