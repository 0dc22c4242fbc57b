-- Who proposed an end stands in the timeline, for every proposal that was ever made.
alter table dossier drop column end_proposed_by;
