-- What a computation of scores asks for, found at once instead of among all days: tasks by when a zone got them (tasks that
-- change are moved about in the table, which makes a BRIN read most of it), days of directives, and reports on one of them.
drop index tasks_created;
create index tasks_created on tasks (zone_id, created_at);
create index compliance_days_of_day on compliance_days (on_day, zone_id, area_id);
create index journal_day_reports on journal (subject_id, ((data->>'day')::int), area_id) where type = 'day-reported';
