-- Each case has a key of its own, in a key store apart from this database (ADR 141). The keys of the installation stand there too; here
-- is only what tells them apart.
alter table data_key add column in_store boolean not null default false;
comment on column data_key.in_store is 'false: the operator''s own key of before there was a key store';
