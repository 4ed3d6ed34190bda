-- Two groups "số 1" may stand in one commune after a reform: the name of the commune from which such a one came.
alter table areas add column formerly text;
