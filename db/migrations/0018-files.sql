-- A file is given to who may see the task on which it hangs.
create index task_evidence_file on task_evidence (file_hash) where file_hash is not null;
