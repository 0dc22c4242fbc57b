-- Personal data is encrypted with a keyset: several keys with a number, one of which seals what is new. Each key that was
-- ever given to this database stands here, so that a start without it is refused. The keys are never in the database.
alter table data_key rename column id to number;
alter table data_key drop constraint data_key_id_check;
alter table data_key alter column number drop default;
alter table data_key add constraint data_key_number check (number > 0);
