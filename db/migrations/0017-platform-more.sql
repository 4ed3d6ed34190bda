-- Room on each page for the next version of a row: a change that touches no indexed column then touches no index.
alter table tasks set (fillfactor = 85);
