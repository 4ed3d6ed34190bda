-- Counters of reports stand at each area they are for; the sign = keeps them from being added to the places above once more.
update tallies set indicator = '=' || indicator where indicator like 'reports/%';
delete from tallies_above where indicator like 'reports/%';
