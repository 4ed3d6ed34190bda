-- The shape of the database after all migrations. Made by `npm run schema`; do not edit.

create table accountabilities (
  post_id uuid not null,
  to_post_id uuid not null,
  line text not null,
  constraint accountabilities_pkey PRIMARY KEY (post_id, line),
  constraint accountabilities_post_id_fkey FOREIGN KEY (post_id) REFERENCES posts(id),
  constraint accountabilities_to_post_id_fkey FOREIGN KEY (to_post_id) REFERENCES posts(id)
);

create table accountability_cases (
  zone_id integer not null,
  id uuid not null,
  area_id integer not null,
  about text not null,
  post_id uuid,
  body_id uuid,
  officer_id uuid,
  route text not null,
  matter text not null,
  requested_by text not null,
  requested_on date not null,
  opened_by uuid not null,
  opened_post_id uuid,
  opened_at timestamp with time zone not null,
  explain_by timestamp with time zone not null,
  decide_by timestamp with time zone not null,
  explained_at timestamp with time zone,
  outcome text,
  outcome_note text,
  decided_by uuid,
  decided_post_id uuid,
  decided_at timestamp with time zone,
  constraint accountability_cases_pkey PRIMARY KEY (zone_id, id),
  constraint accountability_cases_about_check CHECK ((about = ANY (ARRAY['post'::text, 'body'::text]))),
  constraint accountability_cases_check CHECK (((about = 'post'::text) = (post_id IS NOT NULL))),
  constraint accountability_cases_check1 CHECK (((about = 'body'::text) = (body_id IS NOT NULL))),
  constraint accountability_cases_check2 CHECK (((outcome IS NULL) = (decided_at IS NULL))),
  constraint accountability_cases_outcome_check CHECK ((outcome = ANY (ARRAY['unfounded'::text, 'lesson'::text, 'criticised'::text, 'discipline-proposed'::text]))),
  constraint accountability_cases_route_check CHECK ((route = ANY (ARRAY['party'::text, 'state'::text])))
);
CREATE UNIQUE INDEX accountability_cases_by_id ON public.accountability_cases USING btree (id);
CREATE INDEX accountability_cases_of_officer ON public.accountability_cases USING btree (officer_id) WHERE (officer_id IS NOT NULL);
CREATE INDEX accountability_cases_open ON public.accountability_cases USING btree (decide_by) WHERE (outcome IS NULL);

create table accountability_grounds (
  zone_id integer not null,
  case_id uuid not null,
  place integer not null,
  finding_id uuid,
  document_id uuid,
  source text,
  said text,
  constraint accountability_grounds_pkey PRIMARY KEY (zone_id, case_id, place),
  constraint accountability_grounds_check CHECK (((finding_id IS NOT NULL) OR (source IS NOT NULL)))
);
CREATE INDEX accountability_grounds_of_finding ON public.accountability_grounds USING btree (finding_id) WHERE (finding_id IS NOT NULL);

create table accountability_notes (
  zone_id integer not null,
  id uuid not null,
  area_id integer not null,
  kind text not null,
  target text not null,
  post_id uuid,
  body_id uuid,
  officer_id uuid,
  target_name text,
  title text not null,
  said text not null,
  source text not null,
  evidence jsonb not null,
  case_id uuid,
  drafted_by uuid not null,
  drafted_at timestamp with time zone not null,
  explain_by timestamp with time zone,
  explained_at timestamp with time zone,
  published_by uuid,
  published_post_id uuid,
  published_at timestamp with time zone,
  published_until date,
  withdrawn_by uuid,
  withdrawn_at timestamp with time zone,
  withdrawn_reason text,
  correction_asked text,
  correction_asked_by uuid,
  correction_asked_at timestamp with time zone,
  correction_answer text,
  correction_note text,
  correction_by uuid,
  corrected_at timestamp with time zone,
  constraint accountability_notes_pkey PRIMARY KEY (zone_id, id),
  constraint accountability_notes_correction_answer_check CHECK ((correction_answer = ANY (ARRAY['corrected'::text, 'kept'::text, 'withdrawn'::text]))),
  constraint accountability_notes_kind_check CHECK ((kind = ANY (ARRAY['commendation'::text, 'criticism'::text]))),
  constraint accountability_notes_target_check CHECK ((target = ANY (ARRAY['post'::text, 'body'::text, 'unit'::text, 'team'::text, 'force'::text])))
);
CREATE UNIQUE INDEX accountability_notes_by_id ON public.accountability_notes USING btree (id);
CREATE INDEX accountability_notes_of_officer ON public.accountability_notes USING btree (officer_id) WHERE (officer_id IS NOT NULL);
CREATE INDEX accountability_notes_published ON public.accountability_notes USING btree (published_at DESC, id DESC) WHERE (published_at IS NOT NULL);

create table accountability_statements (
  zone_id integer not null,
  id uuid not null,
  subject_id uuid not null,
  officer_id uuid not null,
  said text not null,
  at timestamp with time zone not null,
  constraint accountability_statements_pkey PRIMARY KEY (zone_id, id)
);
CREATE INDEX accountability_statements_of ON public.accountability_statements USING btree (subject_id, at);

create table accountability_tips (
  zone_id integer not null,
  id uuid not null,
  kept_at integer not null,
  about_area_id integer not null,
  about_body_id uuid,
  sealed_text text not null,
  sealed_reporter text,
  receipt_hash text not null,
  received_at timestamp with time zone not null,
  assigned_to uuid,
  assigned_by uuid,
  assigned_at timestamp with time zone,
  outcome text,
  sealed_note text,
  answer text,
  closed_at timestamp with time zone,
  constraint accountability_tips_pkey PRIMARY KEY (zone_id, id),
  constraint accountability_tips_outcome_check CHECK ((outcome = ANY (ARRAY['founded'::text, 'unfounded'::text, 'passed-on'::text, 'cannot-check'::text])))
);
CREATE UNIQUE INDEX accountability_tips_by_id ON public.accountability_tips USING btree (id);
CREATE UNIQUE INDEX accountability_tips_by_receipt ON public.accountability_tips USING btree (receipt_hash);
CREATE INDEX accountability_tips_kept ON public.accountability_tips USING btree (kept_at, received_at DESC);

create table accounts (
  id uuid not null,
  username text not null,
  officer_id uuid,
  name text not null,
  area_id integer not null,
  locale text not null,
  password_hash text,
  password_set_at timestamp with time zone,
  must_change_password boolean not null,
  totp_secret text,
  totp_pending text,
  totp_last_step bigint,
  demo boolean not null,
  created_at timestamp with time zone not null,
  disabled_at timestamp with time zone,
  constraint accounts_pkey PRIMARY KEY (id),
  constraint accounts_username_key UNIQUE (username),
  constraint accounts_locale_check CHECK ((locale = ANY (ARRAY['vi'::text, 'en'::text]))),
  constraint accounts_area_id_fkey FOREIGN KEY (area_id) REFERENCES areas(id),
  constraint accounts_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES officers(id)
);
CREATE INDEX accounts_area ON public.accounts USING btree (area_id, username);
CREATE INDEX accounts_officer ON public.accounts USING btree (officer_id) WHERE (officer_id IS NOT NULL);

create table action_review_changes (
  zone_id integer not null,
  id uuid not null,
  review_id uuid not null,
  place integer not null,
  said text not null,
  task_id uuid,
  model_id uuid,
  constraint action_review_changes_pkey PRIMARY KEY (zone_id, id)
);
CREATE INDEX action_review_changes_of ON public.action_review_changes USING btree (review_id, place);

create table action_reviews (
  zone_id integer not null,
  id uuid not null,
  area_id integer not null,
  title text not null,
  folded text not null,
  held_on date not null,
  document_id uuid,
  planned text not null,
  happened text not null,
  why text not null,
  written_by uuid,
  written_at timestamp with time zone not null,
  constraint action_reviews_pkey PRIMARY KEY (zone_id, id)
);
CREATE UNIQUE INDEX action_reviews_by_id ON public.action_reviews USING btree (id);
CREATE INDEX action_reviews_by_time ON public.action_reviews USING btree (held_on DESC, id DESC);

create table api_tokens (
  id uuid not null,
  account_id uuid not null,
  name text not null,
  hash bytea not null,
  permissions text[] not null,
  area_id integer,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  used_at timestamp with time zone,
  constraint api_tokens_pkey PRIMARY KEY (id),
  constraint api_tokens_hash_key UNIQUE (hash),
  constraint api_tokens_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id),
  constraint api_tokens_area_id_fkey FOREIGN KEY (area_id) REFERENCES areas(id)
);
CREATE INDEX api_tokens_account ON public.api_tokens USING btree (account_id, created_at DESC);

create table area_boundaries (
  area_id integer not null,
  geometry jsonb not null,
  source text not null,
  imported_at timestamp with time zone not null,
  constraint area_boundaries_pkey PRIMARY KEY (area_id),
  constraint area_boundaries_area_id_fkey FOREIGN KEY (area_id) REFERENCES areas(id)
);

create table area_codes (
  code text not null,
  area_id integer not null,
  valid_from date not null,
  valid_to date,
  constraint area_codes_pkey PRIMARY KEY (code, area_id, valid_from),
  constraint area_codes_area_id_fkey FOREIGN KEY (area_id) REFERENCES areas(id)
);
CREATE INDEX area_codes_area ON public.area_codes USING btree (area_id);

create table area_successions (
  old_id integer not null,
  new_id integer not null,
  on_day date not null,
  part text not null,
  share real,
  source text not null,
  constraint area_successions_pkey PRIMARY KEY (old_id, new_id),
  constraint area_successions_share_check CHECK (((share >= (0)::double precision) AND (share <= (1)::double precision))),
  constraint area_successions_new_id_fkey FOREIGN KEY (new_id) REFERENCES areas(id),
  constraint area_successions_old_id_fkey FOREIGN KEY (old_id) REFERENCES areas(id)
);
CREATE INDEX area_successions_new ON public.area_successions USING btree (new_id);

create table area_tree (
  one smallint not null,
  version bigint not null,
  constraint area_tree_pkey PRIMARY KEY (one),
  constraint area_tree_one_check CHECK ((one = 1))
);

create table areas (
  id integer not null,
  kind text not null,
  name text not null,
  folded text not null,
  parent_id integer,
  valid_from date not null,
  valid_to date,
  zone_id integer not null,
  first integer not null,
  last integer not null,
  depth smallint not null,
  synthetic boolean not null,
  grid_column smallint,
  grid_row smallint,
  formerly text,
  constraint areas_pkey PRIMARY KEY (id),
  constraint areas_check CHECK (((valid_to IS NULL) OR (valid_to > valid_from))),
  constraint areas_check1 CHECK ((last >= first)),
  constraint areas_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES areas(id)
);
CREATE INDEX areas_first ON public.areas USING btree (first);
CREATE INDEX areas_parent ON public.areas USING btree (parent_id);

create table assignment_closures (
  zone_id integer not null,
  id uuid not null,
  body_id uuid not null,
  document_id uuid,
  area_id integer not null,
  members integer not null,
  closed_by uuid,
  closed_at timestamp with time zone not null,
  constraint assignment_closures_pkey PRIMARY KEY (zone_id, id)
);
CREATE INDEX assignment_closures_body ON public.assignment_closures USING btree (body_id, closed_at DESC);

create table audit_mark_notes (
  id uuid not null,
  mark_key text not null,
  account_id uuid not null,
  outcome text not null,
  note text not null,
  noted_by uuid not null,
  noted_at timestamp with time zone not null,
  constraint audit_mark_notes_pkey PRIMARY KEY (id),
  constraint audit_mark_notes_outcome_check CHECK ((outcome = ANY (ARRAY['explained'::text, 'followed-up'::text]))),
  constraint audit_mark_notes_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
);
CREATE INDEX audit_mark_notes_mark ON public.audit_mark_notes USING btree (mark_key, noted_at DESC);

create table avoidances (
  zone_id integer not null,
  id uuid not null,
  decision_id uuid not null,
  area_id integer not null,
  at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  explanation text,
  explained_at timestamp with time zone,
  verdict text,
  verdict_note text,
  judged_by uuid,
  judged_at timestamp with time zone,
  constraint avoidances_pkey PRIMARY KEY (zone_id, id),
  constraint avoidances_verdict_check CHECK ((verdict = ANY (ARRAY['justified'::text, 'avoided'::text]))),
  constraint avoidances_zone_id_decision_id_fkey FOREIGN KEY (zone_id, decision_id) REFERENCES decisions(zone_id, id)
);
CREATE INDEX avoidances_of_area ON public.avoidances USING btree (area_id, at DESC);
CREATE INDEX avoidances_open ON public.avoidances USING btree (due_at) WHERE (verdict IS NULL);

create table bodies (
  id uuid not null,
  area_id integer not null,
  kind text not null,
  line text not null,
  name text not null,
  folded text not null,
  parent_id uuid,
  office_phone text,
  valid_from date not null,
  valid_to date,
  constraint bodies_pkey PRIMARY KEY (id),
  constraint bodies_check CHECK (((valid_to IS NULL) OR (valid_to > valid_from))),
  constraint bodies_area_id_fkey FOREIGN KEY (area_id) REFERENCES areas(id),
  constraint bodies_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES bodies(id)
);
CREATE INDEX bodies_area ON public.bodies USING btree (area_id, kind);
CREATE INDEX bodies_parent ON public.bodies USING btree (parent_id);

create table body_activations (
  body_id uuid not null,
  document_id uuid not null,
  head_officer_id uuid not null,
  at timestamp with time zone not null,
  constraint body_activations_pkey PRIMARY KEY (body_id, document_id),
  constraint body_activations_body_id_fkey FOREIGN KEY (body_id) REFERENCES bodies(id),
  constraint body_activations_head_officer_id_fkey FOREIGN KEY (head_officer_id) REFERENCES officers(id)
);

create table boundary_reasons (
  area_a integer not null,
  area_b integer not null,
  reason text not null,
  until_at timestamp with time zone not null,
  set_at timestamp with time zone not null,
  set_by uuid,
  constraint boundary_reasons_pkey PRIMARY KEY (area_a, area_b),
  constraint boundary_reasons_check CHECK ((area_a < area_b))
);

create table cascade_gaps (
  zone_id integer not null,
  cascade_id uuid not null,
  document_id uuid not null,
  area_id integer not null,
  template_code text not null,
  post_kind text not null,
  owned_by_area_id integer,
  constraint cascade_gaps_pkey PRIMARY KEY (cascade_id, area_id, template_code, zone_id)
);
CREATE INDEX cascade_gaps_area ON public.cascade_gaps USING btree (area_id, post_kind);

create table cascades (
  id uuid not null,
  document_id uuid not null,
  area_id integer not null,
  templates text[] not null,
  account_id uuid,
  officer_id uuid,
  post_id uuid,
  total integer not null,
  at timestamp with time zone not null,
  constraint cascades_pkey PRIMARY KEY (id),
  constraint cascades_area_id_fkey FOREIGN KEY (area_id) REFERENCES areas(id),
  constraint cascades_document_id_fkey FOREIGN KEY (document_id) REFERENCES documents(id)
);
CREATE INDEX cascades_document ON public.cascades USING btree (document_id, at);

create table case_bulletins (
  id uuid not null,
  area_id integer not null,
  day date not null,
  as_of_at timestamp with time zone not null,
  version integer not null,
  replaces_id uuid,
  reason text,
  total integer not null,
  community integer not null,
  isolation integer not null,
  unclassified integer not null,
  backlog integer not null,
  withdrawn integer not null,
  figures jsonb not null,
  stated jsonb,
  note text,
  signed_by uuid not null,
  signed_post_id uuid not null,
  signed_at timestamp with time zone not null,
  superseded_at timestamp with time zone,
  constraint case_bulletins_pkey PRIMARY KEY (id),
  constraint case_bulletins_area_id_day_as_of_at_version_key UNIQUE (area_id, day, as_of_at, version),
  constraint case_bulletins_check CHECK ((total = ((community + isolation) + unclassified)))
);
CREATE INDEX case_bulletins_of_area ON public.case_bulletins USING btree (area_id, as_of_at DESC, version DESC);

create table case_claims (
  zone_id integer not null,
  id uuid not null,
  case_id uuid not null,
  field text not null,
  value text,
  source text not null,
  said_at timestamp with time zone not null,
  settled_at timestamp with time zone,
  settled_as text,
  constraint case_claims_pkey PRIMARY KEY (id, zone_id)
);
CREATE INDEX case_claims_of_case ON public.case_claims USING btree (case_id);

create table case_clocks (
  zone_id integer not null,
  case_id uuid not null,
  area_id integer not null,
  person_id uuid not null,
  confirmed_at timestamp with time zone not null,
  listed_at timestamp with time zone,
  f1 integer not null,
  f1_isolated integer not null,
  isolated_at timestamp with time zone,
  withdrawn_at timestamp with time zone,
  forgotten_at timestamp with time zone,
  constraint case_clocks_pkey PRIMARY KEY (case_id, zone_id)
);
CREATE INDEX case_clocks_by_time ON public.case_clocks USING btree (confirmed_at DESC, case_id);
CREATE INDEX case_clocks_of_person ON public.case_clocks USING btree (person_id);
CREATE INDEX case_clocks_of_zone ON public.case_clocks USING btree (zone_id, confirmed_at DESC, case_id);
CREATE INDEX case_clocks_open ON public.case_clocks USING btree (confirmed_at) WHERE ((withdrawn_at IS NULL) AND ((listed_at IS NULL) OR ((f1 > 0) AND (isolated_at IS NULL))));

create table case_versions (
  zone_id integer not null,
  case_id uuid not null,
  version integer not null,
  changed_at timestamp with time zone not null,
  officer_id uuid,
  what text not null,
  changes jsonb not null,
  reason text,
  constraint case_versions_pkey PRIMARY KEY (case_id, version, zone_id)
);

create table cases (
  zone_id integer not null,
  id uuid not null,
  area_id integer not null,
  person_id uuid not null,
  status text not null,
  setting text not null,
  setting_group text not null,
  residence_area_id integer,
  residence_outside text,
  report_area_id integer not null,
  report_place text,
  reported_at timestamp with time zone not null,
  sampled_at timestamp with time zone,
  confirmed_at timestamp with time zone,
  confirmed_on date,
  onset_on date,
  symptoms text,
  variant text,
  variant_sure text,
  source_kind text not null,
  source_case_id uuid,
  source_cluster_id uuid,
  source_note text,
  backlog text,
  entered_at timestamp with time zone not null,
  classified_at timestamp with time zone,
  tier text,
  placed_at timestamp with time zone,
  placed_where text,
  outcome text,
  outcome_on date,
  withdrawn_at timestamp with time zone,
  list_key text,
  list_id text,
  origin text,
  synthetic boolean not null,
  disputed integer default 0 not null,
  version integer not null,
  listed_at timestamp with time zone not null,
  constraint cases_pkey PRIMARY KEY (id, zone_id)
);
CREATE INDEX cases_by_code ON public.cases USING btree ("right"((id)::text, 6));
CREATE INDEX cases_by_onset ON public.cases USING btree (onset_on, zone_id) WHERE ((status = 'confirmed'::text) AND (onset_on IS NOT NULL));
CREATE INDEX cases_confirmed ON public.cases USING btree (confirmed_on, zone_id) INCLUDE (setting_group, backlog, source_kind, synthetic, area_id, confirmed_at, entered_at, classified_at, placed_at) WHERE (status = 'confirmed'::text);
CREATE INDEX cases_disputed ON public.cases USING btree (zone_id) WHERE (disputed > 0);
CREATE INDEX cases_entered ON public.cases USING btree (entered_at);
CREATE INDEX cases_listed ON public.cases USING btree (listed_at DESC, id DESC);
CREATE INDEX cases_listed_by_setting ON public.cases USING btree (setting, listed_at DESC, id DESC);
CREATE INDEX cases_listed_by_status ON public.cases USING btree (status, listed_at DESC, id DESC) WHERE (status <> 'confirmed'::text);
CREATE INDEX cases_listed_in_zone ON public.cases USING btree (zone_id, listed_at DESC, id DESC);
CREATE INDEX cases_of_cluster ON public.cases USING btree (source_cluster_id) WHERE (source_cluster_id IS NOT NULL);
CREATE INDEX cases_of_list ON public.cases USING btree (list_id) WHERE (list_id IS NOT NULL);
CREATE INDEX cases_of_person ON public.cases USING btree (person_id);
CREATE INDEX cases_of_unknown_source ON public.cases USING btree (zone_id, listed_at DESC, id DESC) WHERE ((source_kind = 'unknown'::text) AND (status = 'confirmed'::text));
CREATE INDEX cases_reported_in_zone ON public.cases USING btree (report_area_id, listed_at DESC, id DESC);
CREATE INDEX cases_to_classify ON public.cases USING btree (zone_id, confirmed_at) WHERE ((status = 'confirmed'::text) AND (classified_at IS NULL) AND (backlog IS NULL));
CREATE INDEX cases_to_place ON public.cases USING btree (zone_id, confirmed_at) WHERE ((status = 'confirmed'::text) AND (placed_at IS NULL) AND (backlog IS NULL));

create table check_ins (
  zone_id integer not null,
  id uuid not null,
  site_id uuid not null,
  at timestamp with time zone not null,
  sealed_phone text,
  keep_until date not null,
  constraint check_ins_pkey PRIMARY KEY (id, zone_id)
);
CREATE INDEX check_ins_of ON public.check_ins USING btree (site_id, at);
CREATE INDEX check_ins_until ON public.check_ins USING brin (keep_until);

create table checkpoint_documents (
  checkpoint_id uuid not null,
  document_id uuid not null,
  tied_at timestamp with time zone not null,
  constraint checkpoint_documents_pkey PRIMARY KEY (checkpoint_id, document_id)
);

create table checkpoint_members (
  shift_id uuid not null,
  id uuid not null,
  place integer not null,
  role text not null,
  force text not null,
  officer_id uuid,
  name text,
  task text not null,
  checked_in_at timestamp with time zone,
  constraint checkpoint_members_pkey PRIMARY KEY (shift_id, id),
  constraint checkpoint_members_role_check CHECK ((role = ANY (ARRAY['commander'::text, 'coordination'::text, 'execution'::text])))
);
CREATE INDEX checkpoint_members_of_officer ON public.checkpoint_members USING btree (officer_id) WHERE (officer_id IS NOT NULL);

create table checkpoint_shifts (
  id uuid not null,
  checkpoint_id uuid not null,
  from_at timestamp with time zone not null,
  to_at timestamp with time zone not null,
  started_at timestamp with time zone,
  ended_at timestamp with time zone,
  cancelled_at timestamp with time zone,
  cancel_reason text,
  note text,
  handed_at timestamp with time zone,
  acknowledged_at timestamp with time zone,
  next_shift_id uuid,
  constraint checkpoint_shifts_pkey PRIMARY KEY (id),
  constraint checkpoint_shifts_check CHECK ((to_at > from_at)),
  constraint checkpoint_shifts_check1 CHECK (((ended_at IS NULL) OR (started_at IS NOT NULL)))
);
CREATE INDEX checkpoint_shifts_of_post ON public.checkpoint_shifts USING btree (checkpoint_id, to_at);

create table checkpoints (
  id uuid not null,
  area_id integer not null,
  past_area_ids integer[] default '{}'::integer[] not null,
  kind text not null,
  number integer,
  name text not null,
  folded text not null,
  place text,
  layer integer,
  team_id uuid,
  site_id uuid,
  between_a integer,
  between_b integer,
  note text,
  opened_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  close_reason text,
  constraint checkpoints_pkey PRIMARY KEY (id),
  constraint checkpoints_check CHECK (((closed_at IS NULL) OR (closed_at >= opened_at))),
  constraint checkpoints_check1 CHECK (((between_a IS NULL) = (between_b IS NULL))),
  constraint checkpoints_layer_check CHECK (((layer >= 1) AND (layer <= 3)))
);
CREATE INDEX checkpoints_of_area ON public.checkpoints USING btree (area_id);
CREATE INDEX checkpoints_of_team ON public.checkpoints USING btree (team_id) WHERE (team_id IS NOT NULL);

create table cluster_cases (
  zone_id integer not null,
  cluster_id uuid not null,
  case_id uuid not null,
  added_at timestamp with time zone not null,
  constraint cluster_cases_pkey PRIMARY KEY (cluster_id, case_id, zone_id)
);
CREATE INDEX cluster_cases_case ON public.cluster_cases USING btree (case_id);

create table clusters (
  zone_id integer not null,
  id uuid not null,
  area_id integer not null,
  name text not null,
  state text not null,
  index_case_id uuid,
  reason text not null,
  rule jsonb not null,
  source text,
  at timestamp with time zone not null,
  officer_id uuid not null,
  post_id uuid,
  closed_at timestamp with time zone,
  close_reason text,
  closed_by uuid,
  constraint clusters_pkey PRIMARY KEY (id, zone_id),
  constraint clusters_check CHECK (((state = 'dismissed'::text) = (index_case_id IS NULL))),
  constraint clusters_state_check CHECK ((state = ANY (ARRAY['open'::text, 'closed'::text, 'dismissed'::text])))
);
CREATE INDEX clusters_area ON public.clusters USING btree (area_id);

create table competences (
  id uuid not null,
  decision_type text not null,
  level text not null,
  valid_from date not null,
  valid_to date,
  document_id uuid,
  source text not null,
  constraint competences_pkey PRIMARY KEY (id),
  constraint competences_check CHECK (((valid_to IS NULL) OR (valid_to > valid_from)))
);
CREATE INDEX competences_type ON public.competences USING btree (decision_type, valid_from);

create table compliance_days (
  zone_id integer not null,
  document_id uuid not null,
  area_id integer not null,
  day smallint not null,
  on_day date not null,
  from_at timestamp with time zone not null,
  to_at timestamp with time zone not null,
  report text,
  note text,
  reported_at timestamp with time zone,
  late boolean not null,
  officer_id uuid,
  post_id uuid,
  constraint compliance_days_pkey PRIMARY KEY (document_id, area_id, day, zone_id),
  constraint compliance_days_check CHECK (((report IS NULL) = (reported_at IS NULL))),
  constraint compliance_days_report_check CHECK ((report = ANY (ARRAY['met'::text, 'not-met'::text])))
);
CREATE INDEX compliance_days_missing ON public.compliance_days USING btree (to_at) WHERE (report IS NULL);
CREATE INDEX compliance_days_of_day ON public.compliance_days USING btree (on_day, zone_id, area_id);

create table conclusion_tasks (
  zone_id integer not null,
  conclusion_id uuid not null,
  task_id uuid not null,
  constraint conclusion_tasks_pkey PRIMARY KEY (conclusion_id, task_id, zone_id)
);

create table conclusions (
  meeting_id uuid not null,
  place smallint not null,
  id uuid not null,
  sentence text not null,
  orders boolean not null,
  owner_level text,
  owner_post text,
  due_at timestamp with time zone,
  due_stated boolean not null,
  constraint conclusions_pkey PRIMARY KEY (meeting_id, place),
  constraint conclusions_id_key UNIQUE (id),
  constraint conclusions_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES meetings(id)
);

create table contact_clearances (
  person_id uuid not null,
  zone_id integer not null,
  cleared_at timestamp with time zone not null,
  reason text not null,
  officer_id uuid,
  constraint contact_clearances_pkey PRIMARY KEY (person_id)
);

create table contact_links (
  zone_id integer not null,
  id uuid not null,
  area_id integer not null,
  from_person_id uuid not null,
  to_person_id uuid not null,
  from_at timestamp with time zone,
  until_at timestamp with time zone,
  relation text not null,
  distance text not null,
  minutes integer,
  masked boolean,
  source text not null,
  case_id uuid,
  listed_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  synthetic boolean not null,
  constraint contact_links_pkey PRIMARY KEY (id, zone_id),
  constraint contact_links_check CHECK ((from_person_id <> to_person_id)),
  constraint contact_links_check1 CHECK (((until_at IS NULL) OR (from_at IS NULL) OR (until_at >= from_at)))
);
CREATE INDEX contact_links_from ON public.contact_links USING btree (from_person_id);
CREATE INDEX contact_links_listed ON public.contact_links USING btree (listed_at DESC, id DESC);
CREATE INDEX contact_links_listed_in_zone ON public.contact_links USING btree (zone_id, listed_at DESC, id DESC);
CREATE INDEX contact_links_to ON public.contact_links USING btree (to_person_id);

create table contact_steps (
  person_id uuid not null,
  step text not null,
  zone_id integer not null,
  at timestamp with time zone not null,
  constraint contact_steps_pkey PRIMARY KEY (person_id, step),
  constraint contact_steps_step_check CHECK ((step = ANY (ARRAY['called'::text, 'isolated'::text, 'tested'::text])))
);

create table coupon_calls (
  id uuid not null,
  area_id integer not null,
  source text not null,
  document_id uuid,
  asked_on date not null,
  due_at timestamp with time zone,
  at timestamp with time zone not null,
  constraint coupon_calls_pkey PRIMARY KEY (id),
  constraint coupon_calls_area_id_fkey FOREIGN KEY (area_id) REFERENCES areas(id)
);
CREATE INDEX coupon_calls_of_area ON public.coupon_calls USING btree (area_id, at);

create table coupon_capacities (
  zone_id integer not null,
  site_id uuid not null,
  area_id integer not null,
  capacity integer not null,
  source text not null,
  set_at timestamp with time zone not null,
  constraint coupon_capacities_pkey PRIMARY KEY (site_id, zone_id),
  constraint coupon_capacities_capacity_check CHECK ((capacity > 0))
);

create table coupon_doubles (
  zone_id integer not null,
  id uuid not null,
  area_id integer not null,
  scheme_id uuid not null,
  coupon_id uuid,
  day date not null,
  first_id uuid not null,
  first_zone_id integer not null,
  second_id uuid not null,
  second_zone_id integer not null,
  found_at timestamp with time zone not null,
  outcome text,
  note text,
  settled_at timestamp with time zone,
  officer_id uuid,
  constraint coupon_doubles_pkey PRIMARY KEY (id, zone_id),
  constraint coupon_doubles_check CHECK (((outcome IS NULL) = (settled_at IS NULL)))
);
CREATE INDEX coupon_doubles_open ON public.coupon_doubles USING btree (zone_id, found_at) WHERE (settled_at IS NULL);

create table coupon_gate_counts (
  zone_id integer not null,
  id uuid not null,
  area_id integer not null,
  site_id uuid not null,
  at timestamp with time zone not null,
  day date not null,
  kind text not null,
  people integer not null,
  why text,
  note text,
  constraint coupon_gate_counts_pkey PRIMARY KEY (id, zone_id),
  constraint coupon_gate_counts_check CHECK (((kind = 'helped'::text) = (why IS NOT NULL))),
  constraint coupon_gate_counts_kind_check CHECK ((kind = ANY (ARRAY['in'::text, 'out'::text, 'recount'::text, 'helped'::text]))),
  constraint coupon_gate_counts_people_check CHECK ((people >= 0))
);
CREATE INDEX coupon_gate_counts_of_market ON public.coupon_gate_counts USING btree (zone_id, site_id, day);

create table coupon_issues (
  zone_id integer not null,
  id uuid not null,
  scheme_id uuid not null,
  area_id integer not null,
  total integer not null,
  at timestamp with time zone not null,
  account_id uuid,
  officer_id uuid,
  post_id uuid,
  constraint coupon_issues_pkey PRIMARY KEY (id, zone_id)
);
CREATE INDEX coupon_issues_of_scheme ON public.coupon_issues USING btree (scheme_id, at);

create table coupon_redemptions (
  zone_id integer not null,
  id uuid not null,
  area_id integer not null,
  site_id uuid not null,
  scheme_id uuid not null,
  coupon_id uuid,
  at timestamp with time zone not null,
  day date not null,
  slot_no smallint not null,
  persons smallint not null,
  proxy boolean not null,
  offline boolean not null,
  mark text,
  officer_id uuid,
  constraint coupon_redemptions_pkey PRIMARY KEY (id, zone_id)
);
CREATE INDEX coupon_redemptions_of_market ON public.coupon_redemptions USING btree (zone_id, site_id, day);

create table coupon_rollouts (
  zone_id integer not null,
  area_id integer not null,
  standing text not null,
  on_day date not null,
  note text,
  reported_at timestamp with time zone not null,
  officer_id uuid,
  constraint coupon_rollouts_pkey PRIMARY KEY (area_id, zone_id),
  constraint coupon_rollouts_standing_check CHECK ((standing = ANY (ARRAY['studying'::text, 'adopted'::text, 'not-needed'::text])))
);

create table coupon_schemes (
  zone_id integer not null,
  id uuid not null,
  area_id integer not null,
  name text not null,
  document_id uuid not null,
  valid_from timestamp with time zone not null,
  valid_to timestamp with time zone not null,
  ended_at timestamp with time zone,
  end_reason text,
  market_ids uuid[] not null,
  groups jsonb not null,
  slots jsonb not null,
  sunday_allowed boolean not null,
  quota_per_week smallint not null,
  one_person boolean not null,
  tolerance_minutes smallint not null,
  source text,
  forgotten_at timestamp with time zone,
  market_spans jsonb default '[]'::jsonb not null,
  constraint coupon_schemes_pkey PRIMARY KEY (id, zone_id),
  constraint coupon_schemes_check CHECK ((valid_to > valid_from)),
  constraint coupon_schemes_quota_per_week_check CHECK ((quota_per_week > 0)),
  constraint coupon_schemes_tolerance_minutes_check CHECK ((tolerance_minutes >= 0))
);
CREATE INDEX coupon_schemes_of_area ON public.coupon_schemes USING btree (area_id, valid_from);

create table coupons (
  zone_id integer not null,
  id uuid not null,
  scheme_id uuid not null,
  area_id integer not null,
  household_id uuid,
  serial text not null,
  group_no smallint not null,
  slot_no smallint not null,
  card_no smallint not null,
  proxy text,
  used_days date[] not null,
  issued_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  withdraw_reason text,
  replaced_by uuid,
  constraint coupons_pkey PRIMARY KEY (id, zone_id)
);
CREATE INDEX coupons_of_group ON public.coupons USING btree (scheme_id, area_id, id);
CREATE UNIQUE INDEX coupons_of_household ON public.coupons USING btree (scheme_id, household_id, zone_id) WHERE (withdrawn_at IS NULL);
CREATE UNIQUE INDEX coupons_serial ON public.coupons USING btree (serial, zone_id);

create table crossing_plates (
  zone_id integer not null,
  crossing_id uuid not null,
  sealed text not null,
  keep_until date not null,
  constraint crossing_plates_pkey PRIMARY KEY (crossing_id, zone_id)
);
CREATE INDEX crossing_plates_by_end ON public.crossing_plates USING btree (keep_until);

create table crossings (
  zone_id integer not null,
  id uuid not null,
  checkpoint_id uuid not null,
  area_id integer not null,
  at timestamp with time zone not null,
  subject text not null,
  decision text not null,
  reason text,
  is_out boolean not null,
  people integer not null,
  receipt text,
  no_receipt text,
  origin_area_id integer,
  province text,
  verdict text,
  pass_id text,
  voided_at timestamp with time zone,
  constraint crossings_pkey PRIMARY KEY (id, zone_id)
);
CREATE INDEX crossings_by_time ON public.crossings USING brin (at);
CREATE INDEX crossings_of_post ON public.crossings USING btree (checkpoint_id, at);

create table cursors (
  name text not null,
  xid xid8 not null,
  seq bigint not null,
  constraint cursors_pkey PRIMARY KEY (name)
);

create table decisions (
  zone_id integer not null,
  id uuid not null,
  area_id integer not null,
  decision_type text not null,
  matter text not null,
  outcome text not null,
  to_area_id integer,
  reason text,
  post_id uuid,
  officer_id uuid,
  document_id uuid,
  at timestamp with time zone not null,
  constraint decisions_pkey PRIMARY KEY (zone_id, id),
  constraint decisions_check CHECK (((outcome = 'decided'::text) OR (to_area_id IS NOT NULL))),
  constraint decisions_outcome_check CHECK ((outcome = ANY (ARRAY['decided'::text, 'forwarded'::text])))
);
CREATE INDEX decisions_of_area ON public.decisions USING btree (area_id, at DESC);
CREATE INDEX decisions_of_officer ON public.decisions USING btree (officer_id, at DESC);

create table declaration_flags (
  zone_id integer not null,
  declaration_id uuid not null,
  area_id integer not null,
  declared_at timestamp with time zone not null,
  reasons jsonb not null,
  asked_at timestamp with time zone,
  task_id uuid,
  call_by timestamp with time zone not null,
  tries smallint not null,
  called_at timestamp with time zone,
  called_by uuid,
  outcome text,
  keep_until date not null,
  constraint declaration_flags_pkey PRIMARY KEY (declaration_id, zone_id),
  constraint declaration_flags_outcome_check CHECK ((outcome = ANY (ARRAY['well'::text, 'to-test'::text, 'to-care'::text, 'not-reached'::text, 'mistaken'::text])))
);
CREATE INDEX declaration_flags_new ON public.declaration_flags USING btree (call_by) WHERE (asked_at IS NULL);
CREATE INDEX declaration_flags_of ON public.declaration_flags USING btree (zone_id, call_by, declaration_id);
CREATE INDEX declaration_flags_open ON public.declaration_flags USING btree (call_by) WHERE (called_at IS NULL);

create table declaration_keys (
  keep_until date not null,
  sealed_key text not null,
  constraint declaration_keys_pkey PRIMARY KEY (keep_until)
);

create table declaration_sealed (
  zone_id integer not null,
  declaration_id uuid not null,
  keep_until date not null,
  sealed text not null,
  constraint declaration_sealed_pkey PRIMARY KEY (declaration_id, zone_id)
);
CREATE INDEX declaration_sealed_until ON public.declaration_sealed USING brin (keep_until);

create table declarations (
  zone_id integer not null,
  id uuid not null,
  area_id integer not null,
  declared_at timestamp with time zone not null,
  channel text not null,
  entered_by uuid,
  flagged boolean not null,
  keep_until date not null,
  constraint declarations_pkey PRIMARY KEY (id, zone_id),
  constraint declarations_channel_check CHECK ((channel = ANY (ARRAY['public'::text, 'paper'::text, 'proxy'::text, 'spoken'::text])))
);
CREATE INDEX declarations_until ON public.declarations USING brin (keep_until);

create table discipline_proposals (
  zone_id integer not null,
  id uuid not null,
  case_id uuid not null,
  measure text not null,
  reason text not null,
  evidence jsonb not null,
  proposed_by uuid not null,
  proposed_at timestamp with time zone not null,
  answer text,
  answer_note text,
  answered_by uuid,
  answered_at timestamp with time zone,
  constraint discipline_proposals_pkey PRIMARY KEY (zone_id, id),
  constraint discipline_proposals_answer_check CHECK ((answer = ANY (ARRAY['taken-up'::text, 'declined'::text])))
);
CREATE INDEX discipline_proposals_of ON public.discipline_proposals USING btree (case_id, proposed_at);

create table document_delegations (
  document_id uuid not null,
  place smallint not null,
  decision_type text not null,
  level text not null,
  constraint document_delegations_pkey PRIMARY KEY (document_id, place),
  constraint document_delegations_document_id_fkey FOREIGN KEY (document_id) REFERENCES documents(id)
);

create table document_measures (
  document_id uuid not null,
  place smallint not null,
  id uuid not null,
  sentence text not null,
  parameter text,
  value jsonb,
  from_at timestamp with time zone,
  to_at timestamp with time zone,
  constraint document_measures_pkey PRIMARY KEY (document_id, place),
  constraint document_measures_document_id_fkey FOREIGN KEY (document_id) REFERENCES documents(id)
);
CREATE INDEX document_measures_parameter ON public.document_measures USING btree (parameter) WHERE (parameter IS NOT NULL);

create table document_recipients (
  zone_id integer not null,
  id uuid not null,
  document_id uuid not null,
  place integer not null,
  area_id integer not null,
  name text not null,
  purpose text not null,
  post_id uuid,
  post_kind text,
  sent_at timestamp with time zone,
  received_at timestamp with time zone,
  read_at timestamp with time zone,
  acted_at timestamp with time zone,
  officer_id uuid,
  constraint document_recipients_pkey PRIMARY KEY (id, zone_id),
  constraint document_recipients_check CHECK (((read_at IS NULL) OR (received_at IS NOT NULL))),
  constraint document_recipients_check1 CHECK (((acted_at IS NULL) OR (read_at IS NOT NULL)))
);
CREATE INDEX document_recipients_of_document ON public.document_recipients USING btree (document_id, place, id);
CREATE INDEX document_recipients_of_post ON public.document_recipients USING btree (post_id) WHERE (received_at IS NULL);
CREATE UNIQUE INDEX document_recipients_post ON public.document_recipients USING btree (document_id, zone_id, post_id) WHERE (post_id IS NOT NULL);
CREATE INDEX document_recipients_sent ON public.document_recipients USING brin (sent_at);
CREATE INDEX document_recipients_waiting ON public.document_recipients USING btree (sent_at) WHERE ((received_at IS NULL) AND (post_id IS NOT NULL));

create table document_relations (
  document_id uuid not null,
  kind text not null,
  to_id uuid not null,
  at timestamp with time zone not null,
  constraint document_relations_pkey PRIMARY KEY (document_id, kind, to_id),
  constraint document_relations_check CHECK ((document_id <> to_id)),
  constraint document_relations_kind_check CHECK ((kind = ANY (ARRAY['based-on'::text, 'implements'::text, 'details'::text, 'amends'::text, 'extends'::text, 'replaces'::text, 'repeals'::text]))),
  constraint document_relations_document_id_fkey FOREIGN KEY (document_id) REFERENCES documents(id),
  constraint document_relations_to_id_fkey FOREIGN KEY (to_id) REFERENCES documents(id)
);
CREATE INDEX document_relations_to ON public.document_relations USING btree (to_id);

create table document_units (
  zone_id integer not null,
  document_id uuid not null,
  area_id integer not null,
  activated_at timestamp with time zone,
  head_officer_id uuid,
  constraint document_units_pkey PRIMARY KEY (document_id, area_id, zone_id)
);
CREATE INDEX document_units_waiting ON public.document_units USING btree (document_id) WHERE (activated_at IS NULL);

create table documents (
  id uuid not null,
  area_id integer not null,
  issuer_area_id integer,
  territory integer[] not null,
  entry text not null,
  state text not null,
  number_raw text,
  number text,
  family text,
  kind text not null,
  issuer text not null,
  issuer_rank integer not null,
  title text,
  folded text not null,
  place text,
  issued_on date,
  effective_from timestamp with time zone,
  effective_to timestamp with time zone,
  review_at timestamp with time zone,
  ended_at timestamp with time zone,
  ended_by uuid,
  revoke_reason text,
  signatures jsonb not null,
  source text,
  note text,
  issued_at timestamp with time zone,
  issued_by_officer_id uuid,
  issued_by_post_id uuid,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  updated_at timestamp with time zone not null,
  version integer not null,
  constraint documents_pkey PRIMARY KEY (id),
  constraint documents_check CHECK (((effective_to IS NULL) OR (effective_to > effective_from))),
  constraint documents_check1 CHECK (((number IS NULL) = (number_raw IS NULL))),
  constraint documents_check2 CHECK (((entry <> 'own'::text) OR (state = 'draft'::text) OR (issued_by_officer_id IS NOT NULL))),
  constraint documents_entry_check CHECK ((entry = ANY (ARRAY['own'::text, 'received'::text, 'cited'::text]))),
  constraint documents_family_check CHECK ((family = ANY (ARRAY['state'::text, 'party'::text]))),
  constraint documents_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'issued'::text, 'revoked'::text]))),
  constraint documents_area_id_fkey FOREIGN KEY (area_id) REFERENCES areas(id),
  constraint documents_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES documents(id),
  constraint documents_issuer_area_id_fkey FOREIGN KEY (issuer_area_id) REFERENCES areas(id)
);
CREATE INDEX documents_effective ON public.documents USING btree (effective_from) WHERE (state <> 'draft'::text);
CREATE INDEX documents_issued ON public.documents USING btree (COALESCE(issued_on, '1900-01-01'::date) DESC, id DESC);
CREATE INDEX documents_number ON public.documents USING btree (number) WHERE (number IS NOT NULL);

create table duty_cards (
  zone_id integer not null,
  id uuid not null,
  area_id integer not null,
  role text not null,
  force text,
  officer_id uuid not null,
  from_at timestamp with time zone not null,
  until_at timestamp with time zone not null,
  issued_at timestamp with time zone not null,
  issued_by uuid not null,
  issued_post uuid not null,
  withdrawn_at timestamp with time zone,
  withdrawn_by uuid,
  withdraw_reason text,
  constraint duty_cards_pkey PRIMARY KEY (id, zone_id)
);
CREATE INDEX duty_cards_newest ON public.duty_cards USING btree (issued_at DESC, id DESC);
CREATE INDEX duty_cards_of ON public.duty_cards USING btree (officer_id);

create table duty_feeds (
  id uuid not null,
  officer_id uuid not null,
  account_id uuid not null,
  hash bytea not null,
  opened_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  constraint duty_feeds_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX duty_feeds_hash ON public.duty_feeds USING btree (hash);
CREATE INDEX duty_feeds_open ON public.duty_feeds USING btree (officer_id) WHERE (closed_at IS NULL);

create table duty_handovers (
  zone_id integer not null,
  id uuid not null,
  body_id uuid not null,
  area_id integer not null,
  shift_id uuid not null,
  note text not null,
  given_by uuid not null,
  given_at timestamp with time zone not null,
  constraint duty_handovers_pkey PRIMARY KEY (id, zone_id)
);
CREATE INDEX duty_handovers_of_shift ON public.duty_handovers USING btree (shift_id, given_at);

create table duty_holidays (
  id uuid not null,
  day date not null,
  kind text not null,
  name text not null,
  source text not null,
  recorded_at timestamp with time zone not null,
  constraint duty_holidays_pkey PRIMARY KEY (id),
  constraint duty_holidays_kind_check CHECK ((kind = ANY (ARRAY['holiday'::text, 'working'::text])))
);
CREATE INDEX duty_holidays_by_day ON public.duty_holidays USING btree (day, recorded_at);

create table duty_hotlines (
  zone_id integer not null,
  id uuid not null,
  area_id integer not null,
  body_id uuid,
  kind text not null,
  number text not null,
  label text,
  from_at timestamp with time zone not null,
  retired_at timestamp with time zone,
  checked_at timestamp with time zone,
  check_outcome text,
  constraint duty_hotlines_pkey PRIMARY KEY (id, zone_id),
  constraint duty_hotlines_check_outcome_check CHECK ((check_outcome = ANY (ARRAY['answered'::text, 'no-answer'::text, 'wrong-number'::text, 'out-of-service'::text]))),
  constraint duty_hotlines_kind_check CHECK ((kind = ANY (ARRAY['hotline'::text, 'duty'::text])))
);
CREATE INDEX duty_hotlines_of_area ON public.duty_hotlines USING btree (area_id) WHERE (retired_at IS NULL);

create table duty_shifts (
  zone_id integer not null,
  id uuid not null,
  body_id uuid not null,
  area_id integer not null,
  officer_id uuid not null,
  role text not null,
  from_at timestamp with time zone not null,
  to_at timestamp with time zone not null,
  day_kind text not null,
  rest_reason text,
  plan_id uuid not null,
  version integer not null,
  changed_at timestamp with time zone not null,
  taken_at timestamp with time zone,
  cancelled_at timestamp with time zone,
  replaced_by uuid,
  constraint duty_shifts_pkey PRIMARY KEY (id, zone_id),
  constraint duty_shifts_check CHECK ((to_at > from_at)),
  constraint duty_shifts_day_kind_check CHECK ((day_kind = ANY (ARRAY['working'::text, 'weekend'::text, 'holiday'::text])))
);
CREATE INDEX duty_shifts_by_end ON public.duty_shifts USING btree (to_at, from_at) WHERE (cancelled_at IS NULL);
CREATE INDEX duty_shifts_of_body ON public.duty_shifts USING btree (body_id, from_at) WHERE (cancelled_at IS NULL);
CREATE INDEX duty_shifts_of_officer ON public.duty_shifts USING btree (officer_id, from_at);

create table duty_swaps (
  zone_id integer not null,
  id uuid not null,
  body_id uuid not null,
  area_id integer not null,
  shift_id uuid not null,
  other_shift_id uuid,
  asker_id uuid not null,
  other_id uuid not null,
  reason text not null,
  state text not null,
  asked_at timestamp with time zone not null,
  answered_at timestamp with time zone,
  decided_at timestamp with time zone,
  decided_by uuid,
  constraint duty_swaps_pkey PRIMARY KEY (id, zone_id),
  constraint duty_swaps_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'accepted'::text, 'done'::text, 'declined'::text, 'withdrawn'::text, 'refused'::text])))
);
CREATE INDEX duty_swaps_of_asker ON public.duty_swaps USING btree (asker_id, asked_at);
CREATE INDEX duty_swaps_of_other ON public.duty_swaps USING btree (other_id, asked_at);
CREATE INDEX duty_swaps_open ON public.duty_swaps USING btree (body_id) WHERE (state = ANY (ARRAY['asked'::text, 'accepted'::text]));

create table entities (
  zone_id integer not null,
  id uuid not null,
  area_id integer not null,
  kind text not null,
  name text not null,
  folded text not null,
  parent_organisation text not null,
  address text,
  office_phone text,
  valid_from date not null,
  valid_to date,
  constraint entities_pkey PRIMARY KEY (zone_id, id),
  constraint entities_check CHECK (((valid_to IS NULL) OR (valid_to > valid_from)))
);
CREATE INDEX entities_of_area ON public.entities USING btree (area_id, folded);

create table exchange_batches (
  id uuid not null,
  upload_id uuid not null,
  account_id uuid not null,
  officer_id uuid,
  area_id integer not null,
  sheet text not null,
  variant text,
  reading jsonb not null,
  state text not null,
  read_to integer not null,
  percent integer not null,
  rows integer not null,
  done integer not null,
  wrong integer not null,
  already integer not null,
  unchanged integer not null,
  undone integer not null,
  not_undone integer not null,
  undo_job uuid,
  problem jsonb,
  started_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  errors_forgotten_at timestamp with time zone,
  constraint exchange_batches_pkey PRIMARY KEY (id),
  constraint exchange_batches_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text, 'stopped'::text, 'failed'::text, 'undoing'::text, 'undone'::text]))),
  constraint exchange_batches_upload_id_fkey FOREIGN KEY (upload_id) REFERENCES exchange_uploads(id)
);
CREATE INDEX exchange_batches_newest ON public.exchange_batches USING btree (started_at DESC, id DESC);
CREATE INDEX exchange_batches_of_account ON public.exchange_batches USING btree (account_id, started_at DESC);
CREATE INDEX exchange_batches_of_upload ON public.exchange_batches USING btree (upload_id);

create table exchange_mappings (
  account_id uuid not null,
  signature text not null,
  area_id integer not null,
  sheet text not null,
  variant text,
  matches jsonb not null,
  used_at timestamp with time zone not null,
  constraint exchange_mappings_pkey PRIMARY KEY (account_id, signature)
);
CREATE INDEX exchange_mappings_of_area ON public.exchange_mappings USING btree (area_id, signature);

create table exchange_rows (
  batch_id uuid not null,
  "row" integer not null,
  state text not null,
  head integer not null,
  digest bytea,
  error jsonb,
  constraint exchange_rows_pkey PRIMARY KEY (batch_id, "row"),
  constraint exchange_rows_state_check CHECK ((state = ANY (ARRAY['done'::text, 'wrong'::text, 'undone'::text, 'kept'::text]))),
  constraint exchange_rows_batch_id_fkey FOREIGN KEY (batch_id) REFERENCES exchange_batches(id)
);
CREATE INDEX exchange_rows_digest ON public.exchange_rows USING btree (digest) WHERE ((digest IS NOT NULL) AND (state = ANY (ARRAY['done'::text, 'kept'::text])));

create table exchange_uploads (
  id uuid not null,
  account_id uuid not null,
  name text not null,
  kind text not null,
  hash text not null,
  bytes integer not null,
  uploaded_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  forgotten_at timestamp with time zone,
  constraint exchange_uploads_pkey PRIMARY KEY (id),
  constraint exchange_uploads_kind_check CHECK ((kind = ANY (ARRAY['xlsx'::text, 'csv'::text])))
);
CREATE INDEX exchange_uploads_expiring ON public.exchange_uploads USING btree (expires_at) WHERE (forgotten_at IS NULL);
CREATE INDEX exchange_uploads_of_hash ON public.exchange_uploads USING btree (hash);

create table field_devices (
  id uuid not null,
  account_id uuid not null,
  hash bytea not null,
  agent text not null,
  version integer not null,
  session_id uuid,
  first_at timestamp with time zone not null,
  heard_at timestamp with time zone not null,
  unsent integer not null,
  lost_at timestamp with time zone,
  lost_by uuid,
  wiped_at timestamp with time zone,
  constraint field_devices_pkey PRIMARY KEY (id),
  constraint field_devices_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
);
CREATE INDEX field_devices_account ON public.field_devices USING btree (account_id, heard_at DESC);
CREATE INDEX field_devices_silent ON public.field_devices USING btree (heard_at) WHERE ((unsent > 0) AND (lost_at IS NULL));

create table files (
  hash text not null,
  bytes integer not null,
  media_type text not null,
  uploaded_by uuid,
  uploaded_at timestamp with time zone not null,
  constraint files_pkey PRIMARY KEY (hash)
);

create table flow_counts (
  id uuid not null,
  checkpoint_id uuid not null,
  from_at timestamp with time zone not null,
  to_at timestamp with time zone not null,
  subject text not null,
  observed integer not null,
  method text not null,
  recorded_by uuid,
  constraint flow_counts_pkey PRIMARY KEY (id),
  constraint flow_counts_check CHECK ((to_at > from_at)),
  constraint flow_counts_observed_check CHECK ((observed >= 0))
);
CREATE INDEX flow_counts_of_post ON public.flow_counts USING btree (checkpoint_id, from_at);

create table force_hours (
  zone_id integer not null,
  id uuid not null,
  area_id integer not null,
  officer_id uuid not null,
  from_at timestamp with time zone not null,
  to_at timestamp with time zone not null,
  source text not null,
  constraint force_hours_pkey PRIMARY KEY (id, zone_id)
);
CREATE INDEX force_hours_of ON public.force_hours USING btree (to_at, officer_id);

create table force_leaves (
  zone_id integer not null,
  id uuid not null,
  area_id integer not null,
  officer_id uuid not null,
  from_on date not null,
  to_on date not null,
  kind text not null,
  given_at timestamp with time zone not null,
  given_by uuid,
  withdrawn_at timestamp with time zone,
  constraint force_leaves_pkey PRIMARY KEY (id, zone_id),
  constraint force_leaves_check CHECK ((to_on >= from_on)),
  constraint force_leaves_kind_check CHECK ((kind = ANY (ARRAY['rest'::text, 'annual'::text, 'family'::text])))
);
CREATE INDEX force_leaves_in ON public.force_leaves USING btree (zone_id, to_on) WHERE (withdrawn_at IS NULL);
CREATE INDEX force_leaves_of ON public.force_leaves USING btree (officer_id, to_on) WHERE (withdrawn_at IS NULL);

create table force_member_health (
  zone_id integer not null,
  unit_id uuid not null,
  member_id uuid not null,
  sealed text not null,
  kept_at timestamp with time zone not null,
  constraint force_member_health_pkey PRIMARY KEY (unit_id, member_id, zone_id)
);

create table force_orders (
  zone_id integer not null,
  id uuid not null,
  unit_id uuid not null,
  area_id integer not null,
  to_area_id integer not null,
  document_id uuid not null,
  task text not null,
  asked integer not null,
  answered integer,
  reason text,
  present integer,
  from_at timestamp with time zone not null,
  until_at timestamp with time zone not null,
  answer_by timestamp with time zone not null,
  ordered_at timestamp with time zone not null,
  ordered_by uuid,
  constraint force_orders_pkey PRIMARY KEY (id, zone_id)
);
CREATE INDEX force_orders_newest ON public.force_orders USING btree (ordered_at DESC, id DESC);

create table force_strengths (
  zone_id integer not null,
  unit_id uuid not null,
  on_day date not null,
  present integer not null,
  standby integer not null,
  reported_at timestamp with time zone not null,
  reported_by uuid,
  constraint force_strengths_pkey PRIMARY KEY (unit_id, on_day, zone_id)
);

create table force_supports (
  zone_id integer not null,
  id uuid not null,
  unit_id uuid not null,
  area_id integer not null,
  on_day date not null,
  kind text not null,
  people integer not null,
  amount bigint,
  note text,
  given_at timestamp with time zone not null,
  given_by uuid,
  constraint force_supports_pkey PRIMARY KEY (id, zone_id),
  constraint force_supports_amount_check CHECK ((amount > 0)),
  constraint force_supports_people_check CHECK ((people > 0))
);
CREATE INDEX force_supports_of ON public.force_supports USING btree (unit_id, on_day DESC, id DESC);

create table force_units (
  zone_id integer not null,
  id uuid not null,
  area_id integer not null,
  force text not null,
  name text not null,
  folded text not null,
  head_post_id uuid,
  registered_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  close_reason text,
  health_known integer default 0 not null,
  health_full integer default 0 not null,
  tests_due_on date[],
  constraint force_units_pkey PRIMARY KEY (id, zone_id)
);
CREATE UNIQUE INDEX force_units_once ON public.force_units USING btree (zone_id, area_id, force, folded) WHERE (closed_at IS NULL);

create table gaps (
  zone_id integer not null,
  id uuid not null,
  rule text not null,
  subject text not null,
  area_id integer not null,
  owner_post_id uuid,
  owner_officer_id uuid,
  owner_area_id integer not null,
  severity smallint not null,
  since timestamp with time zone not null,
  due_at timestamp with time zone,
  opened_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  raised smallint default 0 not null,
  data jsonb not null,
  constraint gaps_pkey PRIMARY KEY (zone_id, id)
);
CREATE INDEX gaps_by_id ON public.gaps USING btree (id);
CREATE INDEX gaps_closed ON public.gaps USING btree (zone_id, closed_at DESC) WHERE (closed_at IS NOT NULL);
CREATE INDEX gaps_closed_order ON public.gaps USING btree (closed_at DESC, id DESC) WHERE (closed_at IS NOT NULL);
CREATE UNIQUE INDEX gaps_open ON public.gaps USING btree (zone_id, rule, subject) WHERE (closed_at IS NULL);
CREATE INDEX gaps_open_of_owner ON public.gaps USING btree (owner_officer_id) WHERE (closed_at IS NULL);
CREATE INDEX gaps_open_order ON public.gaps USING btree (severity DESC, since, id) WHERE (closed_at IS NULL);

create table grants (
  id uuid not null,
  account_id uuid not null,
  role text not null,
  area_id integer not null,
  from_at timestamp with time zone not null,
  to_at timestamp with time zone,
  constraint grants_pkey PRIMARY KEY (id),
  constraint grants_check CHECK (((to_at IS NULL) OR (to_at >= from_at))),
  constraint grants_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id),
  constraint grants_area_id_fkey FOREIGN KEY (area_id) REFERENCES areas(id)
);
CREATE INDEX grants_account ON public.grants USING btree (account_id, from_at);

create table holdings (
  id uuid not null,
  post_id uuid not null,
  officer_id uuid not null,
  acting boolean not null,
  from_at timestamp with time zone not null,
  to_at timestamp with time zone,
  document_id uuid,
  constraint holdings_pkey PRIMARY KEY (id),
  constraint holdings_check CHECK (((to_at IS NULL) OR (to_at > from_at))),
  constraint holdings_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES officers(id),
  constraint holdings_post_id_fkey FOREIGN KEY (post_id) REFERENCES posts(id)
);
CREATE INDEX holdings_from ON public.holdings USING btree (from_at);
CREATE INDEX holdings_officer ON public.holdings USING btree (officer_id, from_at);
CREATE INDEX holdings_post ON public.holdings USING btree (post_id, from_at);
CREATE INDEX holdings_to ON public.holdings USING btree (to_at) WHERE (to_at IS NOT NULL);

create table households (
  zone_id integer not null,
  id uuid not null,
  area_id integer not null,
  number integer not null,
  size integer not null,
  elderly integer,
  children integer,
  boarding boolean not null,
  has_phone boolean not null,
  door bytea,
  source text,
  synthetic boolean not null,
  version integer not null,
  entered_at timestamp with time zone not null,
  since_on date not null,
  left_on date,
  left_reason text,
  forget_on date,
  constraint households_pkey PRIMARY KEY (id, zone_id),
  constraint households_check CHECK (((left_on IS NULL) = (left_reason IS NULL))),
  constraint households_check1 CHECK (((left_on IS NULL) OR (left_on >= since_on))),
  constraint households_left_reason_check CHECK ((left_reason = ANY (ARRAY['moved'::text, 'joined'::text, 'mistake'::text]))),
  constraint households_number_check CHECK ((number > 0)),
  constraint households_size_check CHECK (((size >= 1) AND (size <= 500)))
);
CREATE INDEX households_of_group ON public.households USING btree (zone_id, area_id, number);
CREATE INDEX households_to_forget ON public.households USING btree (forget_on) WHERE (forget_on IS NOT NULL);

create table identities (
  zone_id integer not null,
  id uuid not null,
  sealed text not null,
  constraint identities_pkey PRIMARY KEY (id, zone_id)
);

create table identity_keys (
  zone_id integer not null,
  id uuid not null,
  key text not null,
  constraint identity_keys_pkey PRIMARY KEY (id, zone_id)
);

create table identity_marks (
  zone_id integer not null,
  mark bytea not null,
  kind text not null,
  household_id uuid,
  subject_id uuid not null,
  constraint identity_marks_pkey PRIMARY KEY (subject_id, kind, zone_id),
  constraint identity_marks_kind_check CHECK ((kind = ANY (ARRAY['phone'::text, 'id-number'::text])))
);
CREATE INDEX identity_marks_by_value ON public.identity_marks USING btree (mark);
CREATE INDEX identity_marks_of_household ON public.identity_marks USING btree (household_id);

create table in_force (
  zone_id integer not null,
  id uuid not null,
  area_id integer not null,
  kind text not null,
  label_vi text not null,
  label_en text not null,
  document_id uuid,
  from_at timestamp with time zone not null,
  to_at timestamp with time zone,
  review_at timestamp with time zone,
  data jsonb not null,
  constraint in_force_pkey PRIMARY KEY (zone_id, id),
  constraint in_force_check CHECK (((to_at IS NULL) OR (to_at > from_at))),
  constraint in_force_check1 CHECK (((to_at IS NOT NULL) OR (review_at IS NOT NULL)))
);
CREATE INDEX in_force_area ON public.in_force USING btree (area_id, from_at);

create table incidents (
  zone_id integer not null,
  id uuid not null,
  area_id integer not null,
  title text not null,
  details text,
  severity smallint not null,
  reported_by uuid,
  happened_at timestamp with time zone not null,
  reported_at timestamp with time zone not null,
  responder_post_id uuid not null,
  responder_officer_id uuid not null,
  responder_area_id integer not null,
  take_by timestamp with time zone not null,
  forwarded integer not null,
  taken_by uuid,
  taken_at timestamp with time zone,
  outcome text,
  settled_by uuid,
  settled_at timestamp with time zone,
  constraint incidents_pkey PRIMARY KEY (id, zone_id),
  constraint incidents_severity_check CHECK (((severity >= 1) AND (severity <= 4)))
);
CREATE INDEX incidents_of_zone ON public.incidents USING btree (zone_id, reported_at DESC, id);
CREATE INDEX incidents_open ON public.incidents USING btree (reported_at DESC, id) WHERE (settled_at IS NULL);
CREATE INDEX incidents_waiting ON public.incidents USING btree (take_by) WHERE ((taken_at IS NULL) AND (settled_at IS NULL));

create table inspection_answers (
  zone_id integer not null,
  inspection_id uuid not null,
  checklist text not null,
  version integer not null,
  item text not null,
  verdict text,
  number numeric,
  note text,
  older_version boolean not null,
  answered_by uuid,
  answered_at timestamp with time zone not null,
  recorded_at timestamp with time zone not null,
  constraint inspection_answers_pkey PRIMARY KEY (inspection_id, zone_id, checklist, version, item),
  constraint inspection_answers_verdict_check CHECK ((verdict = ANY (ARRAY['yes'::text, 'no'::text, 'na'::text])))
);

create table inspection_campaign_targets (
  campaign_id uuid not null,
  place integer not null,
  site_kind text not null,
  checklist text,
  percent integer not null,
  constraint inspection_campaign_targets_pkey PRIMARY KEY (campaign_id, place)
);

create table inspection_campaigns (
  id uuid not null,
  area_id integer not null,
  title text not null,
  from_on date not null,
  to_on date not null,
  document_id uuid,
  opened_at timestamp with time zone not null,
  opened_by uuid,
  closed_at timestamp with time zone,
  close_reason text,
  constraint inspection_campaigns_pkey PRIMARY KEY (id),
  constraint inspection_campaigns_check CHECK ((to_on >= from_on))
);

create table inspection_finding_steps (
  zone_id integer not null,
  id uuid not null,
  finding_id uuid not null,
  number integer not null,
  area_id integer not null,
  kind text not null,
  at timestamp with time zone not null,
  recorded_at timestamp with time zone not null,
  officer_id uuid,
  post_id uuid,
  note text,
  due_at timestamp with time zone,
  constraint inspection_finding_steps_pkey PRIMARY KEY (id, zone_id),
  constraint inspection_finding_steps_kind_check CHECK ((kind = ANY (ARRAY['stated'::text, 'reported'::text, 'passed'::text, 'failed'::text, 'withdrawn'::text])))
);
CREATE INDEX inspection_finding_steps_known ON public.inspection_finding_steps USING btree (zone_id, recorded_at);
CREATE UNIQUE INDEX inspection_finding_steps_of ON public.inspection_finding_steps USING btree (finding_id, number, zone_id);

create table inspection_findings (
  zone_id integer not null,
  id uuid not null,
  area_id integer not null,
  inspection_id uuid not null,
  team_id uuid,
  template text,
  checklist text,
  item text,
  title text not null,
  details text,
  severity smallint not null,
  lane text,
  counted integer,
  fixed_on_spot boolean not null,
  stated_at timestamp with time zone not null,
  recorded_at timestamp with time zone not null,
  stated_by uuid,
  due_at timestamp with time zone,
  recheck_by timestamp with time zone,
  state text not null,
  owner_post_id uuid,
  owner_officer_id uuid,
  task_id uuid,
  rounds integer not null,
  updated_at timestamp with time zone not null,
  constraint inspection_findings_pkey PRIMARY KEY (id, zone_id),
  constraint inspection_findings_check CHECK (((state <> 'open'::text) OR (due_at IS NOT NULL))),
  constraint inspection_findings_check1 CHECK (((state <> 'reported'::text) OR (recheck_by IS NOT NULL))),
  constraint inspection_findings_severity_check CHECK (((severity >= 1) AND (severity <= 3))),
  constraint inspection_findings_state_check CHECK ((state = ANY (ARRAY['open'::text, 'reported'::text, 'closed'::text, 'withdrawn'::text])))
);
CREATE INDEX inspection_findings_by_time ON public.inspection_findings USING btree (stated_at DESC, id DESC);
CREATE INDEX inspection_findings_of_inspection ON public.inspection_findings USING btree (inspection_id);
CREATE INDEX inspection_findings_of_zone ON public.inspection_findings USING btree (zone_id, stated_at DESC, id DESC);
CREATE INDEX inspection_findings_open ON public.inspection_findings USING btree (due_at) WHERE (state = 'open'::text);
CREATE INDEX inspection_findings_recheck ON public.inspection_findings USING btree (recheck_by) WHERE (state = 'reported'::text);
CREATE INDEX inspection_findings_task ON public.inspection_findings USING btree (task_id) WHERE (task_id IS NOT NULL);

create table inspection_inspectors (
  zone_id integer not null,
  inspection_id uuid not null,
  officer_id uuid not null,
  post_id uuid,
  constraint inspection_inspectors_pkey PRIMARY KEY (inspection_id, zone_id, officer_id)
);
CREATE INDEX inspection_inspectors_officer ON public.inspection_inspectors USING btree (officer_id);

create table inspection_photos (
  zone_id integer not null,
  id uuid not null,
  hash text not null,
  of_kind text not null,
  of_id uuid not null,
  seen_through uuid not null,
  place integer not null,
  caption text,
  constraint inspection_photos_pkey PRIMARY KEY (id, zone_id),
  constraint inspection_photos_of_kind_check CHECK ((of_kind = ANY (ARRAY['inspection'::text, 'finding'::text, 'step'::text, 'visit'::text])))
);
CREATE INDEX inspection_photos_hash ON public.inspection_photos USING btree (hash);
CREATE INDEX inspection_photos_of ON public.inspection_photos USING btree (of_id, place);

create table inspection_team_areas (
  id uuid not null,
  team_id uuid not null,
  area_id integer not null,
  from_at timestamp with time zone not null,
  to_at timestamp with time zone,
  constraint inspection_team_areas_pkey PRIMARY KEY (id)
);
CREATE INDEX inspection_team_areas_area ON public.inspection_team_areas USING btree (area_id) WHERE (to_at IS NULL);
CREATE UNIQUE INDEX inspection_team_areas_now ON public.inspection_team_areas USING btree (team_id, area_id) WHERE (to_at IS NULL);

create table inspection_team_members (
  id uuid not null,
  team_id uuid not null,
  post_id uuid not null,
  from_at timestamp with time zone not null,
  to_at timestamp with time zone,
  constraint inspection_team_members_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX inspection_team_members_now ON public.inspection_team_members USING btree (team_id, post_id) WHERE (to_at IS NULL);
CREATE INDEX inspection_team_members_post ON public.inspection_team_members USING btree (post_id) WHERE (to_at IS NULL);

create table inspection_teams (
  id uuid not null,
  area_id integer not null,
  body_id uuid not null,
  owner_body_id uuid not null,
  leader_post_id uuid not null,
  document_id uuid,
  registered_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  end_reason text,
  constraint inspection_teams_pkey PRIMARY KEY (id),
  constraint inspection_teams_body_id_key UNIQUE (body_id)
);
CREATE INDEX inspection_teams_area ON public.inspection_teams USING btree (area_id);
CREATE INDEX inspection_teams_leader ON public.inspection_teams USING btree (leader_post_id);
CREATE INDEX inspection_teams_owner ON public.inspection_teams USING btree (owner_body_id);

create table inspection_visit_stops (
  zone_id integer not null,
  visit_id uuid not null,
  place integer not null,
  id uuid not null,
  site_id uuid,
  name text not null,
  area_id integer,
  at timestamp with time zone,
  observation text,
  constraint inspection_visit_stops_pkey PRIMARY KEY (visit_id, zone_id, place)
);

create table inspection_visits (
  zone_id integer not null,
  id uuid not null,
  area_id integer not null,
  kind text not null,
  title text not null,
  leader_post_id uuid,
  leader_officer_id uuid,
  delegation_visit_id uuid,
  document_id uuid,
  conclusion text,
  at timestamp with time zone not null,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  constraint inspection_visits_pkey PRIMARY KEY (id, zone_id)
);
CREATE INDEX inspection_visits_by_time ON public.inspection_visits USING btree (zone_id, at DESC, id DESC);

create table inspections (
  zone_id integer not null,
  id uuid not null,
  area_id integer not null,
  level_area_id integer not null,
  team_id uuid,
  kind text not null,
  surprise boolean not null,
  subject_kind text not null,
  site_id uuid,
  body_id uuid,
  post_id uuid,
  campaign_id uuid,
  checklist text,
  note text,
  planned_on date,
  planned_at timestamp with time zone,
  planned_by uuid,
  place text,
  checked_in_at timestamp with time zone,
  check_in_recorded_at timestamp with time zone,
  checked_in_by uuid,
  finished_at timestamp with time zone,
  finish_recorded_at timestamp with time zone,
  finished_by uuid,
  outcome text,
  summary text,
  called_off_at timestamp with time zone,
  call_off_reason text,
  overlap_of uuid,
  sort_at timestamp with time zone not null,
  recorded_at timestamp with time zone not null,
  constraint inspections_pkey PRIMARY KEY (id, zone_id),
  constraint inspections_check CHECK (((finished_at IS NULL) OR ((checked_in_at IS NOT NULL) AND (finished_at >= checked_in_at)))),
  constraint inspections_check1 CHECK (((finished_at IS NULL) = (outcome IS NULL))),
  constraint inspections_check2 CHECK ((NOT ((called_off_at IS NOT NULL) AND (checked_in_at IS NOT NULL)))),
  constraint inspections_kind_check CHECK ((kind = ANY (ARRAY['inspection'::text, 'supervision'::text, 'accompaniment'::text, 'survey'::text, 'public-duty'::text]))),
  constraint inspections_outcome_check CHECK ((outcome = ANY (ARRAY['good'::text, 'fair'::text, 'lax'::text]))),
  constraint inspections_subject_kind_check CHECK ((subject_kind = ANY (ARRAY['site'::text, 'area'::text, 'body'::text, 'post'::text])))
);
CREATE INDEX inspections_by_time ON public.inspections USING btree (sort_at DESC, id DESC);
CREATE INDEX inspections_finished ON public.inspections USING btree (zone_id, finished_at) WHERE (finished_at IS NOT NULL);
CREATE INDEX inspections_of_area ON public.inspections USING btree (zone_id, area_id, finished_at DESC);
CREATE INDEX inspections_of_site ON public.inspections USING btree (site_id, finished_at DESC) WHERE (site_id IS NOT NULL);
CREATE INDEX inspections_of_team ON public.inspections USING btree (team_id, sort_at DESC);
CREATE INDEX inspections_of_zone ON public.inspections USING btree (zone_id, sort_at DESC, id DESC);

create table intents (
  id uuid not null,
  type text not null,
  digest bytea not null,
  account_id uuid,
  recorded_at timestamp with time zone not null,
  result jsonb,
  constraint intents_pkey PRIMARY KEY (id)
);

create table interviews (
  zone_id integer not null,
  id uuid not null,
  area_id integer not null,
  case_id uuid not null,
  person_id uuid not null,
  started_at timestamp with time zone not null,
  started_by uuid,
  sealed_draft text,
  version integer not null,
  saved_at timestamp with time zone,
  sealed_note text,
  finished_at timestamp with time zone,
  finished_by uuid,
  contacts integer not null,
  places integer not null,
  constraint interviews_pkey PRIMARY KEY (id, zone_id)
);
CREATE INDEX interviews_of_case ON public.interviews USING btree (case_id, started_at DESC);
CREATE INDEX interviews_open ON public.interviews USING btree (zone_id, started_at) WHERE (finished_at IS NULL);

create table isolation_appeals (
  zone_id integer not null,
  id uuid not null,
  order_id uuid not null,
  decision_id uuid not null,
  filed_at timestamp with time zone not null,
  channel text not null,
  on_behalf boolean not null,
  is_late boolean not null,
  obstacle text,
  sealed text,
  resolve_by timestamp with time zone not null,
  resolved_at timestamp with time zone,
  outcome text,
  reason text,
  judge_officer_id uuid,
  judge_post_id uuid,
  constraint isolation_appeals_pkey PRIMARY KEY (id, zone_id),
  constraint isolation_appeals_check CHECK (((resolved_at IS NULL) = (outcome IS NULL))),
  constraint isolation_appeals_outcome_check CHECK ((outcome = ANY (ARRAY['upheld'::text, 'cancelled'::text])))
);
CREATE INDEX isolation_appeals_of_order ON public.isolation_appeals USING btree (order_id);
CREATE UNIQUE INDEX isolation_appeals_open ON public.isolation_appeals USING btree (decision_id, zone_id) WHERE (resolved_at IS NULL);

create table isolation_checks (
  zone_id integer not null,
  id uuid not null,
  order_id uuid not null,
  on_day date not null,
  at timestamp with time zone not null,
  by_means text not null,
  outcome text not null,
  temperature numeric(3,1),
  oxygen integer,
  officer_id uuid,
  task_id uuid,
  constraint isolation_checks_pkey PRIMARY KEY (id, zone_id),
  constraint isolation_checks_outcome_check CHECK ((outcome = ANY (ARRAY['well'::text, 'symptoms'::text, 'no-answer'::text, 'help'::text, 'emergency'::text])))
);
CREATE INDEX isolation_checks_of_order ON public.isolation_checks USING btree (order_id, on_day);

create table isolation_decisions (
  zone_id integer not null,
  id uuid not null,
  order_id uuid not null,
  kind text not null,
  decided_at timestamp with time zone not null,
  decided_on date not null,
  officer_id uuid not null,
  post_id uuid not null,
  basis_key text,
  document_id uuid,
  ground text,
  reason text not null,
  alternative text,
  last_day_before date,
  last_day date,
  complain_by date not null,
  constraint isolation_decisions_pkey PRIMARY KEY (id, zone_id),
  constraint isolation_decisions_kind_check CHECK ((kind = ANY (ARRAY['isolate'::text, 'decline'::text, 'refuse-home'::text, 'extend'::text, 'release'::text])))
);
CREATE INDEX isolation_decisions_of_order ON public.isolation_decisions USING btree (order_id, decided_at);

create table isolation_milestones (
  zone_id integer not null,
  id uuid not null,
  place_id uuid not null,
  place_order integer not null,
  title text not null,
  due_on date,
  done_on date,
  constraint isolation_milestones_pkey PRIMARY KEY (id, zone_id)
);
CREATE INDEX isolation_milestones_of_place ON public.isolation_milestones USING btree (place_id, place_order);

create table isolation_needs (
  zone_id integer not null,
  id uuid not null,
  order_id uuid not null,
  area_id integer not null,
  need text not null,
  asked_at timestamp with time zone not null,
  channel text not null,
  on_behalf boolean not null,
  due_at timestamp with time zone not null,
  task_id uuid not null,
  met_at timestamp with time zone,
  done text,
  met_by uuid,
  constraint isolation_needs_pkey PRIMARY KEY (id, zone_id)
);
CREATE INDEX isolation_needs_of_order ON public.isolation_needs USING btree (order_id);
CREATE INDEX isolation_needs_open ON public.isolation_needs USING btree (zone_id, due_at) WHERE (met_at IS NULL);

create table isolation_orders (
  zone_id integer not null,
  id uuid not null,
  area_id integer not null,
  person_id uuid,
  household_id uuid,
  class text not null,
  setting text not null,
  case_id uuid,
  state text not null,
  proposed_at timestamp with time zone not null,
  proposed_by uuid,
  due_at timestamp with time zone not null,
  last_exposure_on date,
  home_asked boolean not null,
  home_channel text,
  home_on_behalf boolean,
  home_answers jsonb,
  decided_at timestamp with time zone,
  place_id uuid,
  over_reason text,
  protection text,
  rule_key text,
  day_zero date,
  last_day date,
  ends_at timestamp with time zone,
  follow_days integer,
  is_minor boolean,
  guardian_plan text,
  guardian_id uuid,
  ended_at timestamp with time zone,
  end_kind text,
  keep_until date,
  synthetic boolean not null,
  self_watch_until timestamp with time zone,
  self_watch_key bytea,
  constraint isolation_orders_pkey PRIMARY KEY (id, zone_id),
  constraint isolation_orders_check CHECK (((state <> 'in-force'::text) OR (ends_at IS NOT NULL))),
  constraint isolation_orders_check1 CHECK (((state = 'ended'::text) = (end_kind IS NOT NULL))),
  constraint isolation_orders_class_check CHECK ((class = ANY (ARRAY['F0'::text, 'F1'::text, 'entrant'::text]))),
  constraint isolation_orders_end_kind_check CHECK ((end_kind = ANY (ARRAY['lapsed'::text, 'released'::text, 'appeal'::text, 'moved'::text]))),
  constraint isolation_orders_setting_check CHECK ((setting = ANY (ARRAY['concentrated'::text, 'home'::text]))),
  constraint isolation_orders_state_check CHECK ((state = ANY (ARRAY['proposed'::text, 'declined'::text, 'in-force'::text, 'ended'::text])))
);
CREATE INDEX isolation_orders_ending ON public.isolation_orders USING btree (ends_at) WHERE (state = 'in-force'::text);
CREATE INDEX isolation_orders_of_area ON public.isolation_orders USING btree (zone_id, state, ends_at);
CREATE INDEX isolation_orders_of_person ON public.isolation_orders USING btree (person_id) WHERE (person_id IS NOT NULL);
CREATE INDEX isolation_orders_of_place ON public.isolation_orders USING btree (place_id) WHERE (place_id IS NOT NULL);
CREATE INDEX isolation_orders_of_watch_key ON public.isolation_orders USING btree (self_watch_key) WHERE (self_watch_key IS NOT NULL);
CREATE INDEX isolation_orders_self_watched ON public.isolation_orders USING btree (self_watch_until) WHERE (self_watch_until IS NOT NULL);
CREATE INDEX isolation_orders_to_forget ON public.isolation_orders USING btree (keep_until) WHERE (person_id IS NOT NULL);

create table isolation_place_steps (
  zone_id integer not null,
  id uuid not null,
  place_id uuid not null,
  state text not null,
  on_day date not null,
  seq integer not null,
  reason text,
  officer_id uuid,
  constraint isolation_place_steps_pkey PRIMARY KEY (id, zone_id)
);
CREATE UNIQUE INDEX isolation_place_steps_of_place ON public.isolation_place_steps USING btree (place_id, seq, zone_id);

create table isolation_places (
  zone_id integer not null,
  id uuid not null,
  area_id integer not null,
  site_id uuid not null,
  capacity integer,
  capacity_source text,
  state text not null,
  state_since timestamp with time zone not null,
  activated_on date,
  headcount integer,
  headcount_at timestamp with time zone,
  over_reason text,
  source text,
  constraint isolation_places_pkey PRIMARY KEY (id, zone_id),
  constraint isolation_places_capacity_check CHECK ((capacity > 0)),
  constraint isolation_places_state_check CHECK ((state = ANY (ARRAY['planned'::text, 'preparing'::text, 'ready'::text, 'active'::text, 'closed'::text])))
);
CREATE UNIQUE INDEX isolation_places_of_site ON public.isolation_places USING btree (site_id, zone_id);

create table issued_briefs (
  zone_id integer not null,
  id uuid not null,
  area_id integer not null,
  at timestamp with time zone not null,
  issued_at timestamp with time zone not null,
  number text,
  officer_id uuid not null,
  post_id uuid not null,
  digest text not null,
  content_hash text not null,
  constraint issued_briefs_pkey PRIMARY KEY (zone_id, id)
);
CREATE INDEX issued_briefs_by_id ON public.issued_briefs USING btree (id);
CREATE INDEX issued_briefs_of_zone ON public.issued_briefs USING btree (zone_id, issued_at DESC, id DESC);

create table job_runs (
  id uuid not null,
  kind text not null,
  area_id integer not null,
  account_id uuid,
  state text not null,
  done integer not null,
  total integer not null,
  cancel_asked boolean not null,
  input jsonb not null,
  outcome jsonb,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  leased_until timestamp with time zone,
  constraint job_runs_pkey PRIMARY KEY (id),
  constraint job_runs_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text, 'cancelled'::text, 'failed'::text])))
);
CREATE INDEX job_runs_waiting ON public.job_runs USING btree (created_at) WHERE (state = ANY (ARRAY['waiting'::text, 'running'::text]));

create table journal (
  zone_id integer not null,
  id uuid not null,
  seq bigint generated always as identity not null,
  xid xid8 default pg_current_xact_id() not null,
  type text not null,
  area_id integer not null,
  subject_id text,
  intent_id uuid,
  account_id uuid,
  officer_id uuid,
  post_id uuid,
  document_id uuid,
  occurred_at timestamp with time zone not null,
  recorded_at timestamp with time zone not null,
  data jsonb not null,
  constraint journal_pkey PRIMARY KEY (zone_id, id)
);
CREATE INDEX journal_day_reports ON public.journal USING btree (subject_id, (((data ->> 'day'::text))::integer), area_id) WHERE (type = 'day-reported'::text);
CREATE INDEX journal_of_account ON public.journal USING btree (account_id, recorded_at DESC) WHERE (account_id IS NOT NULL);
CREATE INDEX journal_of_subject ON public.journal USING btree (subject_id, recorded_at) WHERE (subject_id IS NOT NULL);
CREATE INDEX journal_of_zone ON public.journal USING btree (zone_id, recorded_at DESC);
CREATE INDEX journal_order ON public.journal USING btree (xid, seq);

create table known_browsers (
  account_id uuid not null,
  hash bytea not null,
  used_at timestamp with time zone not null,
  constraint known_browsers_pkey PRIMARY KEY (account_id, hash),
  constraint known_browsers_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
);

create table level_activations (
  id uuid not null,
  area_id integer not null,
  set_key text not null,
  absent integer[] not null,
  reason text,
  decided_by uuid not null,
  decided_post_id uuid,
  decided_at timestamp with time zone not null,
  constraint level_activations_pkey PRIMARY KEY (id),
  constraint level_activations_set_key_key UNIQUE (set_key)
);

create table level_briefing_attendance (
  briefing_id uuid not null,
  area_id integer not null,
  people integer not null,
  constraint level_briefing_attendance_pkey PRIMARY KEY (briefing_id, area_id),
  constraint level_briefing_attendance_people_check CHECK ((people >= 0)),
  constraint level_briefing_attendance_briefing_id_fkey FOREIGN KEY (briefing_id) REFERENCES level_briefings(id)
);

create table level_briefings (
  id uuid not null,
  area_id integer not null,
  set_key text not null,
  title text not null,
  held_at timestamp with time zone not null,
  place text,
  recorded_by uuid,
  recorded_at timestamp with time zone not null,
  constraint level_briefings_pkey PRIMARY KEY (id)
);

create table level_delegations (
  id uuid not null,
  power text not null,
  from_area_id integer not null,
  to_area_id integer,
  to_level text,
  scope integer[],
  document_id uuid not null,
  from_at timestamp with time zone not null,
  to_at timestamp with time zone not null,
  made_by uuid not null,
  made_post_id uuid,
  made_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  revoked_reason text,
  constraint level_delegations_pkey PRIMARY KEY (id),
  constraint level_delegations_check CHECK ((to_at > from_at)),
  constraint level_delegations_check1 CHECK (((to_area_id IS NULL) <> (to_level IS NULL))),
  constraint level_delegations_power_check CHECK ((power = ANY (ARRAY['epidemic-level'::text, 'area-measures'::text]))),
  constraint level_delegations_to_level_check CHECK ((to_level = ANY (ARRAY['district'::text, 'commune'::text])))
);

create table level_inputs (
  zone_id integer not null,
  id uuid not null,
  area_id integer not null,
  kind text not null,
  value double precision not null,
  out_of integer,
  as_on date not null,
  version integer not null,
  source text not null,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  withdrawn_at timestamp with time zone,
  withdrawn_reason text,
  constraint level_inputs_pkey PRIMARY KEY (zone_id, id),
  constraint level_inputs_out_of_check CHECK ((out_of > 0)),
  constraint level_inputs_value_check CHECK ((value >= (0)::double precision))
);
CREATE UNIQUE INDEX level_inputs_by_id ON public.level_inputs USING btree (id);
CREATE INDEX level_inputs_last ON public.level_inputs USING btree (area_id, kind, as_on DESC, version DESC) WHERE (withdrawn_at IS NULL);

create table level_notices (
  id uuid not null,
  round_id uuid not null,
  area_id integer not null,
  number text not null,
  signed_by uuid not null,
  signed_post_id uuid,
  issued_at timestamp with time zone not null,
  papers jsonb not null,
  constraint level_notices_pkey PRIMARY KEY (id),
  constraint level_notices_round_id_area_id_key UNIQUE (round_id, area_id)
);

create table level_proposals (
  zone_id integer not null,
  id uuid not null,
  round_id uuid not null,
  area_id integer not null,
  level smallint,
  before smallint,
  content jsonb not null,
  proposed_at timestamp with time zone not null,
  superseded_at timestamp with time zone,
  decided_level smallint,
  decided_by uuid,
  decided_post_id uuid,
  decided_area_id integer,
  decided_at timestamp with time zone,
  delegation_id uuid,
  reason text,
  from_at timestamp with time zone,
  review_at timestamp with time zone,
  measures_at timestamp with time zone,
  measures_by uuid,
  measures_reason text,
  constraint level_proposals_pkey PRIMARY KEY (zone_id, id),
  constraint level_proposals_before_check CHECK (((before >= 1) AND (before <= 4))),
  constraint level_proposals_check CHECK (((decided_level IS NULL) = (decided_by IS NULL))),
  constraint level_proposals_check1 CHECK (((decided_level IS NULL) OR (NOT (level IS DISTINCT FROM decided_level)) OR (reason IS NOT NULL))),
  constraint level_proposals_decided_level_check CHECK (((decided_level >= 1) AND (decided_level <= 4))),
  constraint level_proposals_level_check CHECK (((level >= 1) AND (level <= 4)))
);
CREATE INDEX level_proposals_area ON public.level_proposals USING btree (area_id, proposed_at DESC);
CREATE UNIQUE INDEX level_proposals_by_id ON public.level_proposals USING btree (id);
CREATE INDEX level_proposals_open ON public.level_proposals USING btree (proposed_at) WHERE ((decided_at IS NULL) AND (superseded_at IS NULL));
CREATE INDEX level_proposals_round ON public.level_proposals USING btree (round_id, area_id);

create table level_published (
  id uuid not null,
  area_id integer not null,
  number text,
  published_on date,
  set_key text not null,
  communes integer[],
  districts integer[],
  top_level smallint,
  communes_there integer not null,
  districts_there integer not null,
  source text not null,
  note text,
  recorded_by uuid,
  recorded_at timestamp with time zone not null,
  constraint level_published_pkey PRIMARY KEY (id)
);

create table level_rounds (
  id uuid not null,
  area_id integer not null,
  set_key text not null,
  data_on date not null,
  note text,
  proposed_by uuid,
  proposed_post_id uuid,
  proposed_at timestamp with time zone not null,
  constraint level_rounds_pkey PRIMARY KEY (id)
);
CREATE INDEX level_rounds_by_time ON public.level_rounds USING btree (proposed_at DESC, id DESC);

create table lockdown_decisions (
  zone_id integer not null,
  id uuid not null,
  lockdown_id uuid not null,
  kind text not null,
  number text not null,
  document_id uuid not null,
  reason text,
  from_at timestamp with time zone not null,
  ends_at timestamp with time zone,
  review_at timestamp with time zone,
  unit_area_id integer not null,
  officer_id uuid not null,
  post_id uuid not null,
  at timestamp with time zone not null,
  constraint lockdown_decisions_pkey PRIMARY KEY (id, zone_id),
  constraint lockdown_decisions_kind_check CHECK ((kind = ANY (ARRAY['lock'::text, 'extend'::text, 'lift'::text])))
);
CREATE INDEX lockdown_decisions_of ON public.lockdown_decisions USING btree (lockdown_id, at);

create table lockdown_supplies (
  zone_id integer not null,
  id uuid not null,
  lockdown_id uuid not null,
  at timestamp with time zone not null,
  items jsonb not null,
  note text,
  officer_id uuid,
  constraint lockdown_supplies_pkey PRIMARY KEY (id, zone_id)
);
CREATE INDEX lockdown_supplies_of ON public.lockdown_supplies USING btree (lockdown_id, at DESC);

create table lockdowns (
  zone_id integer not null,
  id uuid not null,
  area_id integer not null,
  regime text not null,
  scope text not null,
  place text not null,
  boundary text,
  reason text not null,
  smallest_reason text,
  residents integer,
  household_ids uuid[] not null,
  case_ids uuid[] not null,
  cluster_id uuid,
  supplier text,
  supply_days integer,
  guard_post_id uuid,
  guard_people integer,
  guard_set_at timestamp with time zone,
  source text,
  document_id uuid,
  starts_at timestamp with time zone,
  ends_at timestamp with time zone,
  review_at timestamp with time zone,
  proposed_at timestamp with time zone not null,
  proposed_by uuid,
  dismissed_at timestamp with time zone,
  dismiss_reason text,
  decided_at timestamp with time zone,
  lifted_at timestamp with time zone,
  lift_reason text,
  opened_at timestamp with time zone,
  lapse_noted_at timestamp with time zone,
  constraint lockdowns_pkey PRIMARY KEY (id, zone_id),
  constraint lockdowns_check CHECK (((decided_at IS NULL) OR ((document_id IS NOT NULL) AND (starts_at IS NOT NULL) AND (ends_at IS NOT NULL) AND (review_at IS NOT NULL) AND (smallest_reason IS NOT NULL) AND (supplier IS NOT NULL)))),
  constraint lockdowns_check1 CHECK (((review_at <= ends_at) AND (review_at > starts_at))),
  constraint lockdowns_regime_check CHECK ((regime = ANY (ARRAY['lockdown'::text, 'medical-isolation'::text]))),
  constraint lockdowns_residents_check CHECK ((residents >= 0)),
  constraint lockdowns_supply_days_check CHECK ((supply_days >= 0))
);
CREATE INDEX lockdowns_area ON public.lockdowns USING btree (area_id);
CREATE INDEX lockdowns_term ON public.lockdowns USING btree (starts_at, review_at) WHERE (decided_at IS NOT NULL);

create table meeting_documents (
  meeting_id uuid not null,
  kind text not null,
  document_id uuid not null,
  constraint meeting_documents_pkey PRIMARY KEY (meeting_id, kind, document_id),
  constraint meeting_documents_document_id_fkey FOREIGN KEY (document_id) REFERENCES documents(id),
  constraint meeting_documents_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES meetings(id)
);

create table meetings (
  id uuid not null,
  area_id integer not null,
  form text not null,
  kind text not null,
  issuer text not null,
  title text not null,
  folded text not null,
  held_on date not null,
  place text,
  chair jsonb not null,
  attendees jsonb not null,
  territory integer[] not null,
  source text,
  note text,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  constraint meetings_pkey PRIMARY KEY (id),
  constraint meetings_form_check CHECK ((form = ANY (ARRAY['meeting'::text, 'inspection'::text, 'statement'::text]))),
  constraint meetings_area_id_fkey FOREIGN KEY (area_id) REFERENCES areas(id)
);
CREATE INDEX meetings_held ON public.meetings USING btree (held_on DESC, id DESC);

create table migrations (
  name text not null,
  checksum text not null,
  applied_at timestamp with time zone not null,
  constraint migrations_pkey PRIMARY KEY (name)
);

create table model_adoptions (
  zone_id integer not null,
  id uuid not null,
  model_id uuid not null,
  area_id integer not null,
  adopted_on date not null,
  is_pilot boolean not null,
  note text,
  adopted_by uuid,
  adopted_at timestamp with time zone not null,
  ended_on date,
  verdict text,
  result text,
  evaluated_by uuid,
  evaluated_on date,
  constraint model_adoptions_pkey PRIMARY KEY (zone_id, id),
  constraint model_adoptions_verdict_check CHECK ((verdict = ANY (ARRAY['works'::text, 'partly'::text, 'not'::text])))
);
CREATE UNIQUE INDEX model_adoptions_one ON public.model_adoptions USING btree (model_id, area_id);

create table models (
  zone_id integer not null,
  id uuid not null,
  area_id integer not null,
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
  proposed_at timestamp with time zone not null,
  recommended_by uuid,
  recommended_post_id uuid,
  recommended_at timestamp with time zone,
  recommended_area_id integer,
  recommended_source text,
  withdrawn_at timestamp with time zone,
  withdrawn_reason text,
  constraint models_pkey PRIMARY KEY (zone_id, id)
);
CREATE UNIQUE INDEX models_by_id ON public.models USING btree (id);
CREATE INDEX models_by_time ON public.models USING btree (proposed_at DESC, id DESC);

create table notices (
  zone_id integer not null,
  id uuid not null,
  officer_id uuid not null,
  kind text not null,
  reason text not null,
  area_id integer not null,
  subject_id text,
  at timestamp with time zone not null,
  read_at timestamp with time zone,
  data jsonb not null,
  constraint notices_pkey PRIMARY KEY (zone_id, id),
  constraint notices_zone_id_officer_id_reason_key UNIQUE (zone_id, officer_id, reason)
);
CREATE INDEX notices_of_officer ON public.notices USING btree (officer_id, at DESC);

create table obstacles (
  zone_id integer not null,
  id uuid not null,
  task_id uuid not null,
  area_id integer not null,
  text text not null,
  raised_by uuid not null,
  raised_at timestamp with time zone not null,
  responder_post_id uuid not null,
  responder_officer_id uuid not null,
  answer_by timestamp with time zone not null,
  forwarded integer not null,
  answer text,
  answered_by uuid,
  answered_at timestamp with time zone,
  constraint obstacles_pkey PRIMARY KEY (id, zone_id),
  constraint obstacles_check CHECK (((answer IS NULL) = (answered_at IS NULL))),
  constraint obstacles_task_id_zone_id_fkey FOREIGN KEY (task_id, zone_id) REFERENCES tasks(id, zone_id)
);
CREATE INDEX obstacles_open ON public.obstacles USING btree (answer_by) WHERE (answered_at IS NULL);
CREATE INDEX obstacles_open_of_responder ON public.obstacles USING btree (responder_officer_id) WHERE (answered_at IS NULL);
CREATE INDEX obstacles_task ON public.obstacles USING btree (task_id);

create table officers (
  id uuid not null,
  name text not null,
  folded text not null,
  synthetic boolean not null,
  source text not null,
  constraint officers_pkey PRIMARY KEY (id)
);
CREATE INDEX officers_folded ON public.officers USING btree (folded text_pattern_ops);

create table opinions (
  zone_id integer not null,
  id uuid not null,
  area_id integer not null,
  about_kind text not null,
  about_id text,
  finding text not null,
  officer_id uuid,
  post_id uuid,
  at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  answer text,
  answered_by uuid,
  answered_at timestamp with time zone,
  constraint opinions_pkey PRIMARY KEY (zone_id, id)
);
CREATE INDEX opinions_of_area ON public.opinions USING btree (area_id, at DESC);

create table outbreak_plans (
  zone_id integer not null,
  id uuid not null,
  area_id integer not null,
  lockdown_id uuid,
  cluster_id uuid,
  playbook_id text not null,
  outbreak_at timestamp with time zone not null,
  criteria jsonb not null,
  lock_target_hours integer not null,
  end_target_days integer not null,
  at timestamp with time zone not null,
  officer_id uuid,
  extinguished_at timestamp with time zone,
  constraint outbreak_plans_pkey PRIMARY KEY (id, zone_id)
);
CREATE INDEX outbreak_plans_area ON public.outbreak_plans USING btree (area_id);
CREATE INDEX outbreak_plans_lockdown ON public.outbreak_plans USING btree (lockdown_id) WHERE (lockdown_id IS NOT NULL);

create table pass_keys (
  kid text not null,
  algorithm text not null,
  x text not null,
  y text,
  sealed text not null,
  made_at timestamp with time zone not null,
  made_by uuid,
  reason text,
  retired_at timestamp with time zone,
  accept_until timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  withdrawn_by uuid,
  withdraw_reason text,
  constraint pass_keys_pkey PRIMARY KEY (kid),
  constraint pass_keys_algorithm_check CHECK ((algorithm = ANY (ARRAY['ES256'::text, 'EdDSA'::text])))
);

create table patrol_checks (
  zone_id integer not null,
  id uuid not null,
  area_id integer not null,
  patrol_id uuid,
  at timestamp with time zone not null,
  day date not null,
  persons integer not null,
  vehicles integer not null,
  reminders integer not null,
  note text,
  recorded_by uuid,
  correct_reason text,
  constraint patrol_checks_pkey PRIMARY KEY (id, zone_id),
  constraint patrol_checks_check CHECK (((persons >= 0) AND (vehicles >= 0) AND (reminders >= 0) AND (reminders <= (persons + vehicles))))
);
CREATE INDEX patrol_checks_of_day ON public.patrol_checks USING btree (zone_id, day, at, id);
CREATE INDEX patrol_checks_of_patrol ON public.patrol_checks USING btree (patrol_id) WHERE (patrol_id IS NOT NULL);

create table patrols (
  zone_id integer not null,
  id uuid not null,
  area_id integer not null,
  mode text not null,
  route text not null,
  from_at timestamp with time zone not null,
  to_at timestamp with time zone not null,
  day date not null,
  people integer not null,
  with_whom text,
  post_ids uuid[] not null,
  cancelled_at timestamp with time zone,
  cancel_reason text,
  constraint patrols_pkey PRIMARY KEY (id, zone_id),
  constraint patrols_check CHECK ((to_at > from_at)),
  constraint patrols_mode_check CHECK ((mode = ANY (ARRAY['fixed'::text, 'mobile'::text]))),
  constraint patrols_people_check CHECK ((people > 0))
);
CREATE INDEX patrols_by_end ON public.patrols USING btree (to_at) WHERE (cancelled_at IS NULL);
CREATE INDEX patrols_of_day ON public.patrols USING btree (zone_id, day, from_at, id);

create table person_classes (
  person_id uuid not null,
  zone_id integer not null,
  area_id integer not null,
  class smallint not null,
  since_at timestamp with time zone not null,
  exposed_at timestamp with time zone,
  last_exposed_at timestamp with time zone,
  until_on date,
  via_person_id uuid,
  via_link_id uuid,
  case_id uuid,
  classified_at timestamp with time zone not null,
  constraint person_classes_pkey PRIMARY KEY (person_id),
  constraint person_classes_class_check CHECK (((class >= 0) AND (class <= 9)))
);
CREATE INDEX person_classes_in_zone ON public.person_classes USING btree (zone_id, class, since_at DESC, person_id);
CREATE INDEX person_classes_of_class ON public.person_classes USING btree (class, since_at DESC, person_id) INCLUDE (until_on);

create table person_holds (
  zone_id integer not null,
  person_id uuid not null,
  room text not null,
  until_on date,
  constraint person_holds_pkey PRIMARY KEY (person_id, room, zone_id)
);

create table person_likenesses (
  zone_id integer not null,
  left_id uuid not null,
  right_id uuid not null,
  score real not null,
  found_at timestamp with time zone not null,
  decision text,
  decided_at timestamp with time zone,
  decided_by_officer_id uuid,
  reason text,
  constraint person_likenesses_pkey PRIMARY KEY (left_id, right_id, zone_id),
  constraint person_likenesses_check CHECK ((left_id < right_id)),
  constraint person_likenesses_decision_check CHECK ((decision = ANY (ARRAY['same'::text, 'different'::text])))
);
CREATE INDEX person_likenesses_open ON public.person_likenesses USING btree (zone_id, score DESC, left_id, right_id) WHERE (decision IS NULL);
CREATE INDEX person_likenesses_right ON public.person_likenesses USING btree (right_id);

create table person_merges (
  zone_id integer not null,
  id uuid not null,
  person_id uuid not null,
  into_id uuid not null,
  reason text not null,
  at timestamp with time zone not null,
  account_id uuid,
  officer_id uuid,
  post_id uuid,
  undone_at timestamp with time zone,
  undone_reason text,
  undone_by_account_id uuid,
  undone_by_officer_id uuid,
  constraint person_merges_pkey PRIMARY KEY (id, zone_id)
);
CREATE INDEX person_merges_into ON public.person_merges USING btree (into_id);
CREATE INDEX person_merges_of ON public.person_merges USING btree (person_id);

create table person_requests (
  zone_id integer not null,
  id uuid not null,
  area_id integer not null,
  person_id uuid not null,
  kind text not null,
  via text not null,
  by_proxy boolean not null,
  section text,
  asked_at timestamp with time zone not null,
  received_by_account_id uuid,
  received_by_officer_id uuid,
  owner_post_id uuid,
  answer_due_on date not null,
  decide_due_on date not null,
  extended_reason text,
  answered_at timestamp with time zone,
  decided_at timestamp with time zone,
  outcome text,
  decided_by_account_id uuid,
  decided_by_officer_id uuid,
  constraint person_requests_pkey PRIMARY KEY (id, zone_id),
  constraint person_requests_check CHECK (((decided_at IS NULL) = (outcome IS NULL))),
  constraint person_requests_kind_check CHECK ((kind = ANY (ARRAY['view'::text, 'correct'::text, 'dispute'::text, 'delete'::text]))),
  constraint person_requests_outcome_check CHECK ((outcome = ANY (ARRAY['granted'::text, 'refused'::text]))),
  constraint person_requests_via_check CHECK ((via = ANY (ARRAY['desk'::text, 'phone'::text, 'letter'::text])))
);
CREATE INDEX person_requests_all ON public.person_requests USING btree (zone_id, asked_at DESC, id);
CREATE INDEX person_requests_of ON public.person_requests USING btree (person_id);
CREATE INDEX person_requests_open ON public.person_requests USING btree (zone_id, decide_due_on, id) WHERE (decided_at IS NULL);

create table person_tokens (
  zone_id integer not null,
  token bigint not null,
  person_id uuid not null,
  constraint person_tokens_pkey PRIMARY KEY (zone_id, token, person_id)
);
CREATE INDEX person_tokens_of ON public.person_tokens USING btree (person_id);

create table persons (
  zone_id integer not null,
  id uuid not null,
  area_id integer not null,
  household_id uuid,
  year_of_birth smallint,
  sex text,
  merged_into uuid,
  synthetic boolean not null,
  entered_at timestamp with time zone not null,
  indexed boolean not null,
  forgotten_at timestamp with time zone,
  version integer not null,
  constraint persons_pkey PRIMARY KEY (id, zone_id),
  constraint persons_check CHECK (((merged_into IS NULL) OR (merged_into <> id))),
  constraint persons_sex_check CHECK ((sex = ANY (ARRAY['female'::text, 'male'::text, 'other'::text])))
);
CREATE INDEX persons_loose ON public.persons USING btree (entered_at) WHERE ((household_id IS NULL) AND (forgotten_at IS NULL));
CREATE INDEX persons_merged ON public.persons USING btree (merged_into) WHERE (merged_into IS NOT NULL);
CREATE INDEX persons_of_area ON public.persons USING btree (zone_id, area_id, id);
CREATE INDEX persons_of_household ON public.persons USING btree (household_id) WHERE (household_id IS NOT NULL);
CREATE INDEX persons_unindexed ON public.persons USING btree (id) WHERE (NOT indexed);

create table photo_uploads (
  hash text not null,
  account_id uuid not null,
  uploaded_at timestamp with time zone not null,
  constraint photo_uploads_pkey PRIMARY KEY (hash, account_id)
);

create table photos (
  hash text not null,
  thumbnail_hash text not null,
  taken_at timestamp with time zone,
  width integer not null,
  height integer not null,
  bytes integer not null,
  uploaded_at timestamp with time zone not null,
  named boolean default false not null,
  constraint photos_pkey PRIMARY KEY (hash)
);
CREATE INDEX photos_thumbnail ON public.photos USING btree (thumbnail_hash);
CREATE INDEX photos_waiting ON public.photos USING btree (uploaded_at) WHERE (NOT named);

create table pilots (
  id uuid not null,
  area_id integer not null,
  title text not null,
  site_area_ids integer[] not null,
  started_on date,
  evaluated_on date,
  evaluated_by uuid,
  verdict text,
  findings text,
  rolled_out_on date,
  target_teams integer,
  target_posts integer,
  model_id uuid,
  document_id uuid,
  source text,
  constraint pilots_pkey PRIMARY KEY (id),
  constraint pilots_check CHECK (((evaluated_on IS NULL) = (verdict IS NULL))),
  constraint pilots_verdict_check CHECK ((verdict = ANY (ARRAY['works'::text, 'adjust'::text, 'stop'::text])))
);
CREATE INDEX pilots_of_area ON public.pilots USING btree (area_id);

create table posts (
  id uuid not null,
  area_id integer not null,
  body_id uuid,
  kind text not null,
  line text not null,
  title text not null,
  is_head boolean not null,
  valid_from date not null,
  valid_to date,
  constraint posts_pkey PRIMARY KEY (id),
  constraint posts_check CHECK (((valid_to IS NULL) OR (valid_to > valid_from))),
  constraint posts_area_id_fkey FOREIGN KEY (area_id) REFERENCES areas(id),
  constraint posts_body_id_fkey FOREIGN KEY (body_id) REFERENCES bodies(id)
);
CREATE INDEX posts_area ON public.posts USING btree (area_id, kind);
CREATE INDEX posts_body ON public.posts USING btree (body_id);
CREATE INDEX posts_heads ON public.posts USING btree (area_id) WHERE is_head;

create table qr_checks (
  zone_id integer not null,
  id uuid not null,
  site_id uuid not null,
  at timestamp with time zone not null,
  has_code boolean not null,
  is_used boolean,
  officer_id uuid,
  constraint qr_checks_pkey PRIMARY KEY (id, zone_id)
);
CREATE INDEX qr_checks_of ON public.qr_checks USING btree (site_id, at DESC);

create table reads_logged (
  zone_id integer not null,
  id uuid not null,
  area_id integer not null,
  account_id uuid not null,
  officer_id uuid,
  post_id uuid,
  subject_kind text not null,
  subject_id text,
  reason text not null,
  outcome text not null,
  at timestamp with time zone not null,
  request_id text not null,
  constraint reads_logged_pkey PRIMARY KEY (zone_id, id),
  constraint reads_logged_outcome_check CHECK ((outcome = ANY (ARRAY['shown'::text, 'refused'::text])))
);
CREATE INDEX reads_logged_account ON public.reads_logged USING btree (account_id, at DESC);
CREATE INDEX reads_logged_at ON public.reads_logged USING btree (zone_id, at DESC);
CREATE INDEX reads_logged_subject ON public.reads_logged USING btree (subject_id, at DESC) WHERE (subject_id IS NOT NULL);

create table recovery_codes (
  account_id uuid not null,
  hash bytea not null,
  used_at timestamp with time zone,
  constraint recovery_codes_pkey PRIMARY KEY (account_id, hash),
  constraint recovery_codes_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
);

create table reform_areas (
  reform_id uuid not null,
  old_id integer not null,
  heir_id integer,
  fate text not null,
  constraint reform_areas_pkey PRIMARY KEY (reform_id, old_id),
  constraint reform_areas_check CHECK (((fate = 'whole'::text) = (heir_id IS NOT NULL))),
  constraint reform_areas_fate_check CHECK ((fate = ANY (ARRAY['whole'::text, 'split'::text, 'unstated'::text, 'unknown'::text, 'above'::text]))),
  constraint reform_areas_heir_id_fkey FOREIGN KEY (heir_id) REFERENCES areas(id),
  constraint reform_areas_old_id_fkey FOREIGN KEY (old_id) REFERENCES areas(id),
  constraint reform_areas_reform_id_fkey FOREIGN KEY (reform_id) REFERENCES reforms(id)
);

create table reform_waits (
  zone_id integer not null,
  id uuid not null,
  reform_id uuid not null,
  kind text not null,
  area_id integer not null,
  subject_id text not null,
  since timestamp with time zone not null,
  settled_at timestamp with time zone,
  settled_by uuid,
  settled_to integer[],
  reason text,
  constraint reform_waits_pkey PRIMARY KEY (id, zone_id),
  constraint reform_waits_check CHECK (((settled_at IS NULL) = (settled_by IS NULL))),
  constraint reform_waits_reform_id_fkey FOREIGN KEY (reform_id) REFERENCES reforms(id)
);
CREATE INDEX reform_waits_open ON public.reform_waits USING btree (area_id) WHERE (settled_at IS NULL);
CREATE UNIQUE INDEX reform_waits_subject ON public.reform_waits USING btree (reform_id, kind, subject_id, zone_id);

create table reforms (
  id uuid not null,
  on_day date not null,
  digest text not null,
  plan jsonb not null,
  source text not null,
  document_id uuid,
  state text not null,
  proposed_at timestamp with time zone not null,
  proposed_by uuid not null,
  ordered_at timestamp with time zone,
  ordered_by uuid,
  officer_id uuid,
  post_id uuid,
  grants text,
  job_id uuid,
  switched_at timestamp with time zone,
  finished_at timestamp with time zone,
  counts jsonb not null,
  constraint reforms_pkey PRIMARY KEY (id),
  constraint reforms_on_day_digest_key UNIQUE (on_day, digest),
  constraint reforms_check CHECK (((state = 'proposed'::text) = (ordered_at IS NULL))),
  constraint reforms_check1 CHECK (((state = 'done'::text) = (finished_at IS NOT NULL))),
  constraint reforms_check2 CHECK (((state = 'proposed'::text) OR (ordered_by IS NOT NULL))),
  constraint reforms_grants_check CHECK ((grants = ANY (ARRAY['end'::text, 'carry'::text]))),
  constraint reforms_state_check CHECK ((state = ANY (ARRAY['proposed'::text, 'running'::text, 'done'::text])))
);
CREATE UNIQUE INDEX reforms_running ON public.reforms USING btree (state) WHERE (state = 'running'::text);

create table report_columns (
  form text not null,
  indicator text not null,
  place smallint not null,
  constraint report_columns_pkey PRIMARY KEY (form, indicator),
  constraint report_columns_form_place_key UNIQUE (form, place)
);

create table report_comments (
  zone_id integer not null,
  id uuid not null,
  report_id uuid not null,
  text text not null,
  at timestamp with time zone not null,
  officer_id uuid,
  post_id uuid,
  constraint report_comments_pkey PRIMARY KEY (zone_id, id)
);
CREATE INDEX report_comments_report ON public.report_comments USING btree (report_id, at);

create table report_locks (
  zone_id integer not null,
  id uuid not null,
  area_id integer not null,
  form text not null,
  period_at timestamp with time zone not null,
  locked_at timestamp with time zone not null,
  officer_id uuid,
  post_id uuid,
  opened_at timestamp with time zone,
  opened_by uuid,
  reason text,
  constraint report_locks_pkey PRIMARY KEY (zone_id, id)
);
CREATE UNIQUE INDEX report_locks_held ON public.report_locks USING btree (form, period_at, zone_id, area_id) WHERE (opened_at IS NULL);

create table reports (
  zone_id integer not null,
  id uuid not null,
  area_id integer not null,
  form text not null,
  period_at timestamp with time zone not null,
  source text not null,
  version smallint not null,
  first_id uuid not null,
  superseded_at timestamp with time zone,
  as_of timestamp with time zone not null,
  since_on date,
  due_at timestamp with time zone,
  submitted_at timestamp with time zone not null,
  recorded_at timestamp with time zone not null,
  late boolean not null,
  kinds text not null,
  lows double precision[] not null,
  highs double precision[],
  flaws jsonb,
  document_id uuid,
  reference text,
  reason text,
  officer_id uuid,
  post_id uuid,
  sent_up_at timestamp with time zone,
  sent_up_by uuid,
  sent_up_post uuid,
  acknowledged boolean not null,
  withdrawn_reason text,
  constraint reports_pkey PRIMARY KEY (id, zone_id)
);
CREATE INDEX reports_corrected ON public.reports USING btree (first_id) WHERE (version > 1);
CREATE INDEX reports_flawed ON public.reports USING btree (zone_id, id) WHERE ((flaws IS NOT NULL) AND (superseded_at IS NULL));
CREATE UNIQUE INDEX reports_in_force ON public.reports USING btree (form, period_at, zone_id, area_id, source) WHERE (superseded_at IS NULL);
CREATE INDEX reports_of_zone ON public.reports USING btree (zone_id, form, period_at);

create table residents (
  zone_id integer not null,
  id uuid not null,
  household_id uuid not null,
  temporary boolean not null,
  constraint residents_pkey PRIMARY KEY (id, zone_id)
);
CREATE INDEX residents_of_household ON public.residents USING btree (household_id, id);

create table safety_reports (
  zone_id integer not null,
  area_id integer not null,
  unit text not null,
  folded text not null,
  name text,
  joined integer,
  safe integer,
  unmet text[],
  on_day date not null,
  constraint safety_reports_pkey PRIMARY KEY (zone_id, area_id, unit, folded),
  constraint safety_reports_unit_check CHECK ((unit = ANY (ARRAY['group'::text, 'agency'::text])))
);

create table score_ratings (
  zone_id integer not null,
  id uuid not null,
  area_id integer not null,
  officer_id uuid not null,
  post_id uuid not null,
  from_day date not null,
  to_day date not null,
  formula text not null,
  score double precision,
  advice text,
  rating text not null,
  reason text not null,
  rated_by uuid not null,
  rated_post uuid,
  rated_at timestamp with time zone not null,
  replaced_at timestamp with time zone,
  constraint score_ratings_pkey PRIMARY KEY (id, zone_id),
  constraint score_ratings_check CHECK ((rated_by <> officer_id)),
  constraint score_ratings_check1 CHECK ((to_day >= from_day))
);
CREATE UNIQUE INDEX score_ratings_in_force ON public.score_ratings USING btree (zone_id, area_id, from_day, to_day) WHERE (replaced_at IS NULL);

create table score_samples (
  zone_id integer not null,
  id uuid not null,
  area_id integer not null,
  on_day date not null,
  formula text not null,
  salt text not null,
  lot double precision not null,
  report_id uuid,
  drawn_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  outcome text,
  note text,
  checked_by uuid,
  checked_post uuid,
  checked_at timestamp with time zone,
  constraint score_samples_pkey PRIMARY KEY (id, zone_id),
  constraint score_samples_zone_id_area_id_on_day_key UNIQUE (zone_id, area_id, on_day),
  constraint score_samples_check CHECK (((outcome IS NULL) = (checked_at IS NULL))),
  constraint score_samples_check1 CHECK (((outcome IS NULL) OR (checked_by IS NOT NULL))),
  constraint score_samples_outcome_check CHECK ((outcome = ANY (ARRAY['matches'::text, 'under'::text, 'over'::text, 'cannot'::text])))
);
CREATE INDEX score_samples_of_day ON public.score_samples USING btree (on_day, area_id);
CREATE INDEX score_samples_open ON public.score_samples USING btree (due_at) WHERE (outcome IS NULL);

create table scores (
  zone_id integer not null,
  id uuid not null,
  area_id integer not null,
  on_day date not null,
  version smallint not null,
  formula text not null,
  known_at timestamp with time zone not null,
  computed_at timestamp with time zone not null,
  inputs text not null,
  score double precision,
  completeness double precision,
  timeliness double precision,
  consistency double precision,
  process double precision,
  counts jsonb not null,
  head_officer_id uuid,
  state text not null,
  seen_at timestamp with time zone,
  seen_by uuid,
  explanation text,
  explained_at timestamp with time zone,
  explained_by uuid,
  approved_at timestamp with time zone,
  approved_by uuid,
  approved_post uuid,
  published_at timestamp with time zone,
  published_by uuid,
  published_post uuid,
  constraint scores_pkey PRIMARY KEY (id, zone_id),
  constraint scores_zone_id_area_id_on_day_version_key UNIQUE (zone_id, area_id, on_day, version),
  constraint scores_check CHECK (((state = 'computed'::text) OR (approved_by IS NOT NULL))),
  constraint scores_check1 CHECK (((state <> 'published'::text) OR (published_by IS NOT NULL))),
  constraint scores_check2 CHECK (((explanation IS NULL) = (explained_at IS NULL))),
  constraint scores_state_check CHECK ((state = ANY (ARRAY['computed'::text, 'approved'::text, 'published'::text])))
);
CREATE INDEX scores_of_day ON public.scores USING btree (on_day, area_id, version);
CREATE INDEX scores_unexplained ON public.scores USING btree (computed_at) WHERE ((state = 'computed'::text) AND (explained_at IS NULL));

create table seals (
  number bigint not null,
  entries integer not null,
  first_xid xid8 not null,
  first_seq bigint not null,
  last_xid xid8 not null,
  last_seq bigint not null,
  root bytea not null,
  previous bytea not null,
  hash bytea not null,
  sealed_at timestamp with time zone not null,
  constraint seals_pkey PRIMARY KEY (number)
);

create table security_items (
  zone_id integer not null,
  area_id integer not null,
  item text not null,
  owner_post_id uuid not null,
  plan text not null,
  planned_at timestamp with time zone not null,
  planned_by uuid,
  constraint security_items_pkey PRIMARY KEY (area_id, item, zone_id)
);

create table sessions (
  id uuid not null,
  hash bytea not null,
  account_id uuid not null,
  started_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  address text not null,
  agent text not null,
  constraint sessions_pkey PRIMARY KEY (id),
  constraint sessions_hash_key UNIQUE (hash),
  constraint sessions_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
);
CREATE INDEX sessions_account ON public.sessions USING btree (account_id, started_at DESC);
CREATE INDEX sessions_ended ON public.sessions USING btree (ended_at DESC, id DESC) WHERE (ended_at IS NOT NULL);
CREATE INDEX sessions_started ON public.sessions USING btree (started_at DESC, id DESC);

create table settings (
  key text not null,
  value jsonb not null,
  constraint settings_pkey PRIMARY KEY (key)
);

create table sign_in_failures (
  id uuid not null,
  account_id uuid,
  username_hash bytea not null,
  address text not null,
  browser_hash bytea,
  why text not null,
  at timestamp with time zone not null,
  forgiven boolean not null,
  constraint sign_in_failures_pkey PRIMARY KEY (id)
);
CREATE INDEX sign_in_failures_account ON public.sign_in_failures USING btree (account_id, at DESC) WHERE (account_id IS NOT NULL);
CREATE INDEX sign_in_failures_address ON public.sign_in_failures USING btree (address, at);
CREATE INDEX sign_in_failures_at ON public.sign_in_failures USING btree (at DESC, id DESC);
CREATE INDEX sign_in_failures_name ON public.sign_in_failures USING btree (username_hash, at);

create table signal_looks (
  zone_id integer not null,
  id uuid not null,
  area_id integer not null,
  on_day date not null,
  finding text not null,
  note text,
  officer_id uuid,
  looked_at timestamp with time zone not null,
  constraint signal_looks_pkey PRIMARY KEY (id, zone_id)
);
CREATE INDEX signal_looks_by_day ON public.signal_looks USING btree (on_day);
CREATE INDEX signal_looks_of_area ON public.signal_looks USING btree (area_id, on_day);

create table site_risks (
  zone_id integer not null,
  id uuid not null,
  site_id uuid not null,
  level text not null,
  reason text not null,
  review_on date,
  set_at timestamp with time zone not null,
  set_by uuid,
  constraint site_risks_pkey PRIMARY KEY (id, zone_id)
);
CREATE INDEX site_risks_of_site ON public.site_risks USING btree (site_id, set_at);

create table site_stages (
  zone_id integer not null,
  id uuid not null,
  site_id uuid not null,
  place integer not null,
  name text not null,
  duty text,
  owner_post_id uuid not null,
  set_at timestamp with time zone not null,
  removed_at timestamp with time zone,
  constraint site_stages_pkey PRIMARY KEY (id, zone_id)
);
CREATE INDEX site_stages_of_site ON public.site_stages USING btree (site_id, place) WHERE (removed_at IS NULL);

create table sites (
  zone_id integer not null,
  id uuid not null,
  area_id integer not null,
  kind text not null,
  name text not null,
  folded text not null,
  search text not null,
  address text,
  in_charge_body_id uuid,
  in_charge_entity_id uuid,
  note text,
  source text,
  risk text,
  risk_review_on date,
  opened_on date not null,
  closed_on date,
  close_reason text,
  constraint sites_pkey PRIMARY KEY (id, zone_id),
  constraint sites_check CHECK (((closed_on IS NULL) OR (closed_on >= opened_on))),
  constraint sites_check1 CHECK (((risk <> 'high'::text) OR (risk_review_on IS NOT NULL))),
  constraint sites_check2 CHECK (((in_charge_body_id IS NULL) OR (in_charge_entity_id IS NULL))),
  constraint sites_risk_check CHECK ((risk = ANY (ARRAY['low'::text, 'medium'::text, 'high'::text])))
);
CREATE INDEX sites_of_area ON public.sites USING btree (zone_id, area_id, folded, id);
CREATE INDEX sites_open_by_kind ON public.sites USING btree (zone_id, kind) WHERE (closed_on IS NULL);
CREATE INDEX sites_to_review ON public.sites USING btree (risk_review_on) WHERE ((risk = 'high'::text) AND (closed_on IS NULL));

create table stay_batches (
  number integer generated always as identity not null,
  id uuid not null,
  source text not null,
  visits integer not null,
  from_minute integer,
  to_minute integer,
  recorded_at timestamp with time zone not null,
  constraint stay_batches_pkey PRIMARY KEY (number),
  constraint stay_batches_id_key UNIQUE (id)
);

create table stay_changes (
  zone_id integer not null,
  batch integer not null,
  visit bigint not null,
  place integer not null,
  person integer not null,
  enter_minute integer not null,
  leave_minute integer not null,
  is_open boolean not null,
  changed_at timestamp with time zone not null,
  constraint stay_changes_pkey PRIMARY KEY (batch, visit, zone_id)
);
CREATE INDEX stay_changes_by_day ON public.stay_changes USING brin (enter_minute);
CREATE INDEX stay_changes_of_visit ON public.stay_changes USING btree (visit);

create table stays (
  zone_id integer not null,
  place integer not null,
  person integer not null,
  enter_minute integer not null,
  leave_minute integer not null,
  is_open boolean not null,
  visit bigint not null,
  constraint stays_pkey PRIMARY KEY (person, enter_minute, visit, zone_id) INCLUDE (place, leave_minute),
  constraint stays_check CHECK ((leave_minute > enter_minute))
) partition by RANGE (enter_minute);
CREATE INDEX stays_by_number ON ONLY public.stays USING brin (visit);
CREATE INDEX stays_of_place ON ONLY public.stays USING btree (place, enter_minute) INCLUDE (leave_minute, person);

create table tallies (
  zone_id integer not null,
  indicator text not null,
  day date not null,
  value bigint not null,
  constraint tallies_pkey PRIMARY KEY (zone_id, indicator, day)
);
CREATE INDEX tallies_by_day ON public.tallies USING btree (indicator, day, zone_id) INCLUDE (value);

create table tallies_above (
  area_id integer not null,
  indicator text not null,
  day date not null,
  value bigint not null,
  constraint tallies_above_pkey PRIMARY KEY (area_id, indicator, day)
);

create table tallies_below (
  zone_id integer not null,
  indicator text not null,
  day date not null,
  area_id integer not null,
  value bigint not null,
  constraint tallies_below_pkey PRIMARY KEY (zone_id, indicator, day, area_id)
);

create table task_coordinators (
  zone_id integer not null,
  task_id uuid not null,
  post_id uuid not null,
  constraint task_coordinators_pkey PRIMARY KEY (zone_id, task_id, post_id),
  constraint task_coordinators_task_id_zone_id_fkey FOREIGN KEY (task_id, zone_id) REFERENCES tasks(id, zone_id)
);
CREATE INDEX task_coordinators_post ON public.task_coordinators USING btree (post_id);

create table task_evidence (
  zone_id integer not null,
  id uuid not null,
  task_id uuid not null,
  kind text not null,
  file_hash text,
  document_id uuid,
  text text,
  officer_id uuid,
  at timestamp with time zone not null,
  constraint task_evidence_pkey PRIMARY KEY (zone_id, id),
  constraint task_evidence_check CHECK (((kind = 'file'::text) = (file_hash IS NOT NULL))),
  constraint task_evidence_check1 CHECK (((kind = 'document'::text) = (document_id IS NOT NULL))),
  constraint task_evidence_check2 CHECK (((kind <> 'text'::text) OR (text IS NOT NULL))),
  constraint task_evidence_kind_check CHECK ((kind = ANY (ARRAY['file'::text, 'text'::text, 'document'::text]))),
  constraint task_evidence_task_id_zone_id_fkey FOREIGN KEY (task_id, zone_id) REFERENCES tasks(id, zone_id)
);
CREATE INDEX task_evidence_file ON public.task_evidence USING btree (file_hash) WHERE (file_hash IS NOT NULL);
CREATE INDEX task_evidence_task ON public.task_evidence USING btree (task_id, at);

create table task_remarks (
  zone_id integer not null,
  id uuid not null,
  task_id uuid not null,
  kind text not null,
  text text,
  percent smallint,
  officer_id uuid,
  post_id uuid,
  at timestamp with time zone not null,
  constraint task_remarks_pkey PRIMARY KEY (zone_id, id),
  constraint task_remarks_task_id_zone_id_fkey FOREIGN KEY (task_id, zone_id) REFERENCES tasks(id, zone_id)
);
CREATE INDEX task_remarks_task ON public.task_remarks USING btree (task_id, at);

create table task_undos (
  zone_id integer not null,
  intent_id uuid not null,
  task_id uuid not null,
  account_id uuid,
  version integer not null,
  before jsonb not null,
  facts jsonb not null,
  at timestamp with time zone not null,
  constraint task_undos_pkey PRIMARY KEY (intent_id, zone_id),
  constraint task_undos_task_id_zone_id_fkey FOREIGN KEY (task_id, zone_id) REFERENCES tasks(id, zone_id)
);
CREATE INDEX task_undos_task ON public.task_undos USING btree (task_id);

create table task_words (
  key text not null,
  folded text not null,
  constraint task_words_pkey PRIMARY KEY (key)
);

create table tasks (
  zone_id integer not null,
  id uuid not null,
  area_id integer not null,
  parent_zone_id integer,
  parent_id uuid,
  document_id uuid,
  template_code text,
  title text not null,
  folded text not null,
  product text,
  measure text,
  part text not null,
  priority smallint not null,
  owner_post_id uuid,
  owner_officer_id uuid,
  assigner_post_id uuid,
  assigner_officer_id uuid,
  self_close boolean not null,
  start_at timestamp with time zone not null,
  due_at timestamp with time zone,
  acknowledge_by timestamp with time zone,
  state text not null,
  percent smallint not null,
  acknowledged_at timestamp with time zone,
  reported_at timestamp with time zone,
  accept_by timestamp with time zone,
  closed_at timestamp with time zone,
  reminders integer not null,
  deadline_changes integer not null,
  alarm text,
  alarm_at timestamp with time zone,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  version integer not null,
  constraint tasks_pkey PRIMARY KEY (id, zone_id),
  constraint tasks_check CHECK (((state = ANY (ARRAY['draft'::text, 'cancelled'::text])) OR ((owner_post_id IS NOT NULL) AND (owner_officer_id IS NOT NULL) AND (due_at IS NOT NULL)))),
  constraint tasks_check1 CHECK (((due_at IS NULL) OR (due_at > start_at))),
  constraint tasks_check2 CHECK (((parent_id IS NULL) = (parent_zone_id IS NULL))),
  constraint tasks_part_check CHECK ((part = ANY (ARRAY['lead'::text, 'coordination'::text]))),
  constraint tasks_percent_check CHECK (((percent >= 0) AND (percent <= 100))),
  constraint tasks_priority_check CHECK (((priority >= 0) AND (priority <= 3))),
  constraint tasks_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'active'::text, 'acknowledged'::text, 'in-progress'::text, 'done-reported'::text, 'done'::text, 'cancelled'::text])))
);
CREATE INDEX tasks_alarms ON public.tasks USING btree (alarm_at) WHERE (alarm_at IS NOT NULL);
CREATE INDEX tasks_by_words ON public.tasks USING btree (md5(folded));
CREATE INDEX tasks_closed_by_due ON public.tasks USING btree (due_at DESC, id DESC) WHERE (state = ANY (ARRAY['done'::text, 'cancelled'::text]));
CREATE INDEX tasks_closed_of_zone ON public.tasks USING btree (zone_id, due_at DESC, id DESC) WHERE (state = ANY (ARRAY['done'::text, 'cancelled'::text]));
CREATE INDEX tasks_created ON public.tasks USING btree (zone_id, created_at);
CREATE INDEX tasks_deadline_moved ON public.tasks USING btree (id) WHERE (deadline_changes > 0);
CREATE INDEX tasks_drafts ON public.tasks USING btree (zone_id) WHERE (state = 'draft'::text);
CREATE INDEX tasks_of_document ON public.tasks USING btree (document_id, due_at, id) WHERE (document_id IS NOT NULL);
CREATE INDEX tasks_of_owner ON public.tasks USING btree (owner_officer_id, due_at, id);
CREATE INDEX tasks_of_parent ON public.tasks USING btree (parent_id) WHERE (parent_id IS NOT NULL);
CREATE INDEX tasks_open_by_due ON public.tasks USING btree (due_at, id) WHERE (state = ANY (ARRAY['active'::text, 'acknowledged'::text, 'in-progress'::text, 'done-reported'::text]));
CREATE INDEX tasks_open_of_zone ON public.tasks USING btree (zone_id, due_at, id) WHERE (state = ANY (ARRAY['active'::text, 'acknowledged'::text, 'in-progress'::text, 'done-reported'::text]));
CREATE INDEX tasks_reported ON public.tasks USING btree (accept_by) WHERE (state = 'done-reported'::text);
CREATE INDEX tasks_unacknowledged ON public.tasks USING btree (acknowledge_by) WHERE (state = 'active'::text);

create table team_households (
  zone_id integer not null,
  household_id uuid not null,
  team_id uuid not null,
  assigned_at timestamp with time zone not null,
  constraint team_households_pkey PRIMARY KEY (household_id, zone_id)
);
CREATE INDEX team_households_of_team ON public.team_households USING btree (team_id);

create table team_members (
  zone_id integer not null,
  id uuid not null,
  team_id uuid not null,
  place integer not null,
  officer_id uuid,
  name text,
  role text not null,
  force text,
  constraint team_members_pkey PRIMARY KEY (id, zone_id),
  constraint team_members_check CHECK (((officer_id IS NOT NULL) OR (name IS NOT NULL))),
  constraint team_members_role_check CHECK ((role = ANY (ARRAY['leader'::text, 'member'::text])))
);
CREATE INDEX team_members_of_officer ON public.team_members USING btree (officer_id) WHERE (officer_id IS NOT NULL);
CREATE INDEX team_members_of_team ON public.team_members USING btree (team_id, place);

create table team_visits (
  zone_id integer not null,
  id uuid not null,
  area_id integer not null,
  household_id uuid,
  team_id uuid,
  at timestamp with time zone not null,
  on_day date not null,
  outcome text not null,
  need text,
  task_id uuid,
  officer_id uuid,
  constraint team_visits_pkey PRIMARY KEY (id, zone_id),
  constraint team_visits_check CHECK (((outcome = 'needs-help'::text) = (need IS NOT NULL))),
  constraint team_visits_check1 CHECK (((household_id IS NOT NULL) OR (need IS NOT NULL))),
  constraint team_visits_outcome_check CHECK ((outcome = ANY (ARRAY['met'::text, 'not-home'::text, 'needs-help'::text])))
);
CREATE INDEX team_visits_by_day ON public.team_visits USING btree (on_day);
CREATE INDEX team_visits_of_household ON public.team_visits USING btree (household_id, at DESC) WHERE (household_id IS NOT NULL);
CREATE INDEX team_visits_of_task ON public.team_visits USING btree (task_id) WHERE (task_id IS NOT NULL);
CREATE INDEX team_visits_of_zone ON public.team_visits USING btree (zone_id, on_day);

create table teams (
  zone_id integer not null,
  id uuid not null,
  area_id integer not null,
  kind text not null,
  name text not null,
  folded text not null,
  pilot_id uuid,
  source text,
  synthetic boolean not null,
  formed_on date not null,
  ended_on date,
  end_reason text,
  constraint teams_pkey PRIMARY KEY (id, zone_id),
  constraint teams_check CHECK (((ended_on IS NULL) = (end_reason IS NULL))),
  constraint teams_kind_check CHECK ((kind = ANY (ARRAY['community'::text, 'self-managed'::text])))
);
CREATE INDEX teams_of_area ON public.teams USING btree (zone_id, area_id, folded);

create table test_orders (
  zone_id integer not null,
  id uuid not null,
  crossing_id uuid not null,
  checkpoint_id uuid not null,
  area_id integer not null,
  ordered_at timestamp with time zone not null,
  origin_area_id integer,
  province text,
  task_id uuid not null,
  done_at timestamp with time zone,
  done_by uuid,
  constraint test_orders_pkey PRIMARY KEY (id, zone_id)
);
CREATE INDEX test_orders_of_post ON public.test_orders USING btree (checkpoint_id, ordered_at DESC);

create table trace_links (
  link_id uuid not null,
  one integer not null,
  other integer not null,
  from_minute integer not null,
  until_minute integer not null,
  batch integer not null,
  constraint trace_links_pkey PRIMARY KEY (link_id),
  constraint trace_links_check CHECK ((one <> other))
);
CREATE INDEX trace_links_of_batch ON public.trace_links USING btree (batch);
CREATE INDEX trace_links_of_one ON public.trace_links USING btree (one);
CREATE INDEX trace_links_of_other ON public.trace_links USING btree (other);

create table trace_orders (
  zone_id integer not null,
  id uuid not null,
  trace_id uuid not null,
  ward_id integer not null,
  kind text not null,
  people integer not null,
  done integer not null,
  owner_post_id uuid not null,
  due_at timestamp with time zone not null,
  task_id uuid not null,
  issued_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  constraint trace_orders_pkey PRIMARY KEY (id, zone_id),
  constraint trace_orders_kind_check CHECK ((kind = ANY (ARRAY['call'::text, 'isolate'::text, 'test'::text])))
);
CREATE INDEX trace_orders_of_task ON public.trace_orders USING btree (task_id);
CREATE INDEX trace_orders_of_trace ON public.trace_orders USING btree (trace_id, ward_id);

create table trace_people (
  person_id uuid not null,
  number integer generated always as identity not null,
  household_id uuid,
  batch integer not null,
  constraint trace_people_pkey PRIMARY KEY (person_id),
  constraint trace_people_number_key UNIQUE (number)
);
CREATE INDEX trace_people_of_batch ON public.trace_people USING btree (batch);
CREATE INDEX trace_people_of_household ON public.trace_people USING btree (household_id) WHERE (household_id IS NOT NULL);

create table trace_places (
  place_id uuid not null,
  number integer generated always as identity not null,
  zone_id integer not null,
  kind text not null,
  capacity integer,
  ventilation text not null,
  closed_on date,
  batch integer not null,
  constraint trace_places_pkey PRIMARY KEY (place_id),
  constraint trace_places_number_key UNIQUE (number),
  constraint trace_places_capacity_check CHECK ((capacity > 0)),
  constraint trace_places_ventilation_check CHECK ((ventilation = ANY (ARRAY['open-air'::text, 'good'::text, 'poor'::text, 'unknown'::text])))
);
CREATE INDEX trace_places_of_batch ON public.trace_places USING btree (batch);

create table trace_seeds (
  zone_id integer not null,
  trace_id uuid not null,
  case_id uuid not null,
  person_id uuid not null,
  infectious_from timestamp with time zone not null,
  infectious_to timestamp with time zone not null,
  ground text not null,
  ground_days smallint not null,
  constraint trace_seeds_pkey PRIMARY KEY (trace_id, case_id, zone_id),
  constraint trace_seeds_ground_check CHECK ((ground = ANY (ARRAY['onset'::text, 'sample'::text])))
);
CREATE INDEX trace_seeds_of_case ON public.trace_seeds USING btree (case_id);

create table traced_people (
  zone_id integer not null,
  trace_id uuid not null,
  person_id uuid not null,
  area_id integer not null,
  ward_id integer not null,
  level smallint not null,
  rank integer not null,
  exposed_at timestamp with time zone not null,
  via_kind text not null,
  via_person_id uuid not null,
  via_place_id uuid,
  via_from timestamp with time zone not null,
  via_until timestamp with time zone not null,
  via_minutes integer not null,
  minutes integer not null,
  risk real not null,
  parts jsonb not null,
  case_id uuid,
  listed_at timestamp with time zone,
  carried boolean not null,
  called_at timestamp with time zone,
  isolated_at timestamp with time zone,
  tested_at timestamp with time zone,
  constraint traced_people_pkey PRIMARY KEY (trace_id, person_id, zone_id),
  constraint traced_people_level_check CHECK (((level >= 1) AND (level <= 3))),
  constraint traced_people_via_kind_check CHECK ((via_kind = ANY (ARRAY['visit'::text, 'household'::text, 'contact'::text])))
);
CREATE INDEX traced_people_of_case ON public.traced_people USING btree (case_id) WHERE (case_id IS NOT NULL);
CREATE INDEX traced_people_of_person ON public.traced_people USING btree (person_id);
CREATE INDEX traced_people_of_ward ON public.traced_people USING btree (ward_id, trace_id, level, rank);

create table traced_places (
  zone_id integer not null,
  trace_id uuid not null,
  site_id uuid not null,
  exposed integer not null,
  by_level integer[] not null,
  constraint traced_places_pkey PRIMARY KEY (trace_id, site_id, zone_id)
);

create table traces (
  zone_id integer not null,
  id uuid not null,
  area_id integer not null,
  levels smallint not null,
  asked_at timestamp with time zone not null,
  asked_by uuid,
  applied_seq bigint not null,
  served_by text not null,
  took_ms real not null,
  found jsonb not null,
  places_left_out integer not null,
  stale_at timestamp with time zone,
  stale_reason text,
  replaced_by uuid,
  issued_at timestamp with time zone,
  closed_at timestamp with time zone,
  close_reason text,
  forget_on date,
  forgotten_at timestamp with time zone,
  constraint traces_pkey PRIMARY KEY (id, zone_id),
  constraint traces_served_by_check CHECK ((served_by = ANY (ARRAY['index'::text, 'sql'::text]))),
  constraint traces_stale_reason_check CHECK ((stale_reason = ANY (ARRAY['case-added'::text, 'case-withdrawn'::text, 'visits-changed'::text, 'contacts-changed'::text])))
);
CREATE INDEX traces_of_zone ON public.traces USING btree (zone_id, asked_at DESC, id);
CREATE INDEX traces_open ON public.traces USING btree (asked_at DESC) WHERE ((closed_at IS NULL) AND (replaced_by IS NULL));
CREATE INDEX traces_to_forget ON public.traces USING btree (forget_on) WHERE (forget_on IS NOT NULL);

create table travel_permit_names (
  zone_id integer not null,
  permit_id uuid not null,
  sealed text not null,
  keep_until date not null,
  constraint travel_permit_names_pkey PRIMARY KEY (permit_id, zone_id)
);
CREATE INDEX travel_permit_names_until ON public.travel_permit_names USING btree (keep_until);

create table travel_permit_numbers (
  area_id integer not null,
  year integer not null,
  last integer not null,
  constraint travel_permit_numbers_pkey PRIMARY KEY (area_id, year)
);

create table travel_permits (
  zone_id integer not null,
  id uuid not null,
  area_id integer not null,
  number text not null,
  batch_id uuid not null,
  kind text not null,
  purpose text not null,
  document_id uuid not null,
  to_area_id integer,
  persons integer not null,
  from_at timestamp with time zone not null,
  until_at timestamp with time zone not null,
  issued_at timestamp with time zone not null,
  issued_by uuid not null,
  issued_post uuid not null,
  withdrawn_at timestamp with time zone,
  withdrawn_by uuid,
  withdraw_reason text,
  numbered_in integer,
  constraint travel_permits_pkey PRIMARY KEY (id, zone_id)
);
CREATE INDEX travel_permits_batch ON public.travel_permits USING btree (batch_id);
CREATE INDEX travel_permits_newest ON public.travel_permits USING btree (issued_at DESC, id DESC);
CREATE INDEX travel_permits_of ON public.travel_permits USING btree (document_id, until_at);

create table unit_playbooks (
  zone_id integer not null,
  id uuid not null,
  area_id integer not null,
  status text not null,
  reason text not null,
  from_at timestamp with time zone not null,
  to_at timestamp with time zone,
  officer_id uuid not null,
  post_id uuid,
  constraint unit_playbooks_pkey PRIMARY KEY (id, zone_id),
  constraint unit_playbooks_status_check CHECK ((status = ANY (ARRAY['outbreak'::text, 'no-new-cases'::text])))
);
CREATE INDEX unit_playbooks_area ON public.unit_playbooks USING btree (area_id, from_at DESC);
CREATE UNIQUE INDEX unit_playbooks_now ON public.unit_playbooks USING btree (area_id, zone_id) WHERE (to_at IS NULL);

create table violation_appeals (
  zone_id integer not null,
  id uuid not null,
  violation_id uuid not null,
  area_id integer not null,
  state text not null,
  filed_at timestamp with time zone not null,
  is_late boolean not null,
  obstacle text,
  accept_by timestamp with time zone not null,
  accepted_at timestamp with time zone,
  resolve_by timestamp with time zone,
  resolved_at timestamp with time zone,
  outcome text,
  amount_before bigint,
  amount_after bigint,
  reason text,
  judge_id uuid,
  judge_post uuid,
  constraint violation_appeals_pkey PRIMARY KEY (id, zone_id),
  constraint violation_appeals_outcome_check CHECK ((outcome = ANY (ARRAY['uphold'::text, 'reduce'::text, 'cancel'::text]))),
  constraint violation_appeals_state_check CHECK ((state = ANY (ARRAY['filed'::text, 'accepted'::text, 'rejected'::text, 'resolved'::text])))
);
CREATE INDEX violation_appeals_of ON public.violation_appeals USING btree (violation_id, filed_at);
CREATE INDEX violation_appeals_open ON public.violation_appeals USING btree (state, accept_by) WHERE (state = ANY (ARRAY['filed'::text, 'accepted'::text]));

create table violation_decision_numbers (
  area_id integer not null,
  year smallint not null,
  last integer not null,
  constraint violation_decision_numbers_pkey PRIMARY KEY (area_id, year)
);

create table violation_numbers (
  zone_id integer not null,
  year smallint not null,
  last integer not null,
  constraint violation_numbers_pkey PRIMARY KEY (zone_id, year)
);

create table violation_payments (
  zone_id integer not null,
  id uuid not null,
  violation_id uuid not null,
  amount bigint not null,
  interest bigint not null,
  paid_at timestamp with time zone not null,
  paid_on date not null,
  receipt text not null,
  officer_id uuid,
  constraint violation_payments_pkey PRIMARY KEY (id, zone_id)
);
CREATE INDEX violation_payments_of ON public.violation_payments USING btree (violation_id, paid_at);
CREATE INDEX violation_payments_on ON public.violation_payments USING btree (paid_on, zone_id);

create table violation_reliefs (
  zone_id integer not null,
  id uuid not null,
  violation_id uuid not null,
  kind text not null,
  asked_at timestamp with time zone,
  granted_at timestamp with time zone,
  amount bigint,
  until_on date,
  instalments jsonb not null,
  reason text,
  officer_id uuid,
  constraint violation_reliefs_pkey PRIMARY KEY (id, zone_id),
  constraint violation_reliefs_kind_check CHECK ((kind = ANY (ARRAY['reduce'::text, 'exempt'::text, 'defer'::text, 'instalments'::text])))
);
CREATE INDEX violation_reliefs_of ON public.violation_reliefs USING btree (violation_id);

create table violation_sealed (
  zone_id integer not null,
  id uuid not null,
  violation_id uuid not null,
  kind text not null,
  at timestamp with time zone not null,
  sealed text not null,
  keep_until date not null,
  constraint violation_sealed_pkey PRIMARY KEY (id, zone_id),
  constraint violation_sealed_kind_check CHECK ((kind = ANY (ARRAY['subject'::text, 'circumstances'::text, 'place'::text, 'witness'::text, 'measures'::text, 'explanation'::text, 'hardship'::text, 'appeal'::text])))
);
CREATE INDEX violation_sealed_of ON public.violation_sealed USING btree (violation_id, at);
CREATE INDEX violation_sealed_until ON public.violation_sealed USING btree (keep_until);

create table violations (
  zone_id integer not null,
  id uuid not null,
  area_id integer not null,
  year smallint not null,
  seq integer not null,
  behaviour text not null,
  variant text,
  subject_kind text not null,
  age_band text,
  has_guardian boolean not null,
  act_at timestamp with time zone not null,
  detected_at timestamp with time zone not null,
  detected_on date not null,
  detected_by uuid,
  detected_post uuid,
  in_force_id uuid,
  document_id uuid,
  site_id uuid,
  finding_id uuid,
  state text not null,
  closed_as text,
  closed_at timestamp with time zone,
  closed_reason text,
  record_by timestamp with time zone not null,
  recorded_at timestamp with time zone,
  recorded_by uuid,
  record_number text,
  refused_to_sign boolean not null,
  explanation text not null,
  explanation_due_at timestamp with time zone,
  proposed_verdict text,
  proposed_amount bigint,
  proposed_at timestamp with time zone,
  proposed_on date,
  proposed_by uuid,
  proposal_reason text,
  proposal_factors jsonb not null,
  is_complex boolean not null,
  decide_by timestamp with time zone,
  level text not null,
  level_area_id integer not null,
  transfer_to text,
  transferred_at timestamp with time zone,
  verdict text,
  decided_amount bigint,
  decided_at timestamp with time zone,
  decided_on date,
  decided_by uuid,
  decided_post uuid,
  decision_number text,
  decision_reason text,
  decision_factors jsonb not null,
  serve_by timestamp with time zone,
  served_at timestamp with time zone,
  served_how text,
  comply_by timestamp with time zone,
  instalments jsonb not null,
  paid_amount bigint not null,
  paid_on date,
  relieved_amount bigint not null,
  cancelled_amount bigint not null,
  cancelled_on date,
  interest_due bigint not null,
  interest_from timestamp with time zone,
  open_appeal_id uuid,
  changed_at timestamp with time zone not null,
  numbered_in integer not null,
  constraint violations_pkey PRIMARY KEY (id, zone_id),
  constraint violations_age_band_check CHECK ((age_band = ANY (ARRAY['adult'::text, '16-17'::text, '14-15'::text, 'under-14'::text, 'unknown'::text]))),
  constraint violations_explanation_check CHECK ((explanation = ANY (ARRAY['none'::text, 'open'::text, 'waived'::text, 'given'::text]))),
  constraint violations_level_check CHECK ((level = ANY (ARRAY['commune'::text, 'district'::text, 'top'::text]))),
  constraint violations_proposed_verdict_check CHECK ((proposed_verdict = ANY (ARRAY['fine'::text, 'warning'::text, 'no-fine'::text]))),
  constraint violations_served_how_check CHECK ((served_how = ANY (ARRAY['in-person'::text, 'post'::text, 'posted-up'::text]))),
  constraint violations_state_check CHECK ((state = ANY (ARRAY['detected'::text, 'recorded'::text, 'proposed'::text, 'decided'::text, 'served'::text, 'enforcing'::text, 'closed'::text]))),
  constraint violations_subject_kind_check CHECK ((subject_kind = ANY (ARRAY['individual'::text, 'organisation'::text]))),
  constraint violations_transfer_to_check CHECK ((transfer_to = ANY (ARRAY['commune'::text, 'district'::text, 'top'::text]))),
  constraint violations_verdict_check CHECK ((verdict = ANY (ARRAY['fine'::text, 'warning'::text, 'no-fine'::text])))
);
CREATE INDEX violations_cancelled ON public.violations USING btree (cancelled_on, zone_id) WHERE (cancelled_on IS NOT NULL);
CREATE INDEX violations_decided ON public.violations USING btree (decided_on, zone_id) WHERE (decided_on IS NOT NULL);
CREATE INDEX violations_newest ON public.violations USING btree (detected_at DESC, id DESC);
CREATE UNIQUE INDEX violations_number ON public.violations USING btree (numbered_in, year, seq);
CREATE INDEX violations_of_finding ON public.violations USING btree (finding_id) WHERE (finding_id IS NOT NULL);
CREATE INDEX violations_of_site ON public.violations USING btree (site_id) WHERE (site_id IS NOT NULL);
CREATE INDEX violations_of_zone ON public.violations USING btree (zone_id, detected_at DESC, id DESC);
CREATE INDEX violations_proposed ON public.violations USING btree (proposed_on, zone_id) WHERE (proposed_on IS NOT NULL);
CREATE INDEX violations_to_decide ON public.violations USING btree (decide_by) WHERE (state = ANY (ARRAY['recorded'::text, 'proposed'::text]));
CREATE INDEX violations_to_pay ON public.violations USING btree (comply_by) WHERE (state = ANY (ARRAY['served'::text, 'enforcing'::text]));
CREATE INDEX violations_to_record ON public.violations USING btree (record_by) WHERE (state = 'detected'::text);
CREATE INDEX violations_to_serve ON public.violations USING btree (serve_by) WHERE (state = 'decided'::text);
CREATE INDEX violations_to_transfer ON public.violations USING btree (level_area_id) WHERE ((state = 'proposed'::text) AND (transfer_to IS NOT NULL));

create table visit_members (
  zone_id integer not null,
  visit_id uuid not null,
  place smallint not null,
  officer_id uuid,
  name text not null,
  "position" text not null,
  leads boolean not null,
  constraint visit_members_pkey PRIMARY KEY (zone_id, visit_id, place),
  constraint visit_members_zone_id_visit_id_fkey FOREIGN KEY (zone_id, visit_id) REFERENCES visits(zone_id, id)
);
CREATE INDEX visit_members_officer ON public.visit_members USING btree (officer_id) WHERE (officer_id IS NOT NULL);

create table visits (
  zone_id integer not null,
  id uuid not null,
  area_id integer not null,
  kind text not null,
  purpose text not null,
  conclusion text,
  document_id uuid,
  at timestamp with time zone not null,
  recorded_by uuid,
  constraint visits_pkey PRIMARY KEY (zone_id, id)
);
CREATE INDEX visits_of_area ON public.visits USING btree (area_id, at DESC);

create table waterways (
  id uuid not null,
  area_id integer not null,
  name text not null,
  site_id uuid,
  registered_at timestamp with time zone not null,
  reviewed_at timestamp with time zone,
  reviewed_by uuid,
  needs_post boolean,
  finding text,
  checkpoint_id uuid,
  constraint waterways_pkey PRIMARY KEY (id)
);
CREATE INDEX waterways_of_area ON public.waterways USING btree (area_id);

create table withdrawn_passes (
  pass_id uuid not null,
  kind text not null,
  until_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone not null,
  reason text not null,
  constraint withdrawn_passes_pkey PRIMARY KEY (pass_id)
);
CREATE INDEX withdrawn_passes_until ON public.withdrawn_passes USING btree (until_at);

create table zone_colours (
  zone_id integer not null,
  id uuid not null,
  area_id integer not null,
  scheme_id text not null,
  colour text not null,
  reason text not null,
  from_at timestamp with time zone not null,
  to_at timestamp with time zone,
  review_at timestamp with time zone not null,
  document_id uuid,
  number text,
  proposed_at timestamp with time zone not null,
  proposed_by uuid,
  dismissed_at timestamp with time zone,
  dismiss_reason text,
  decided_at timestamp with time zone,
  officer_id uuid,
  post_id uuid,
  constraint zone_colours_pkey PRIMARY KEY (id, zone_id),
  constraint zone_colours_check CHECK ((review_at > from_at)),
  constraint zone_colours_check1 CHECK (((decided_at IS NULL) OR ((officer_id IS NOT NULL) AND (document_id IS NOT NULL))))
);
CREATE INDEX zone_colours_area ON public.zone_colours USING btree (area_id, from_at);

create table zone_tasks (
  zone_id integer not null,
  owner_id uuid not null,
  task_id uuid not null,
  constraint zone_tasks_pkey PRIMARY KEY (owner_id, task_id, zone_id)
);
