-- Each case has a key of its own, in a key store apart from this database (ADR 141). The keys of the installation stand there too; here
-- is only what tells them apart.
alter table data_key add column in_store boolean not null default false;
comment on column data_key.in_store is 'false: the operator''s own key of before there was a key store';

-- A database that is restored from before a destruction lets the same leave again, by what two people decided then. Such a batch stands
-- beside the one that is being proposed.
alter table destruction_batch add column again boolean not null default false;
drop index destruction_batch_open;
create unique index destruction_batch_open on destruction_batch (region) where state = 'voorgesteld' and not again;
