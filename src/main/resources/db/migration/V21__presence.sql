-- Who has a case open at this moment, so that two people do not do the same work. Gone some minutes after the page is: what
-- stays of a look is in the access log.
create table presence (
    dossier_id  uuid        not null references dossier on delete cascade,
    person      uuid        not null references person,
    opened_at   timestamptz not null, -- as the application tells the time
    seen_at     timestamptz not null, -- by the clock of the database
    primary key (dossier_id, person)
);
create index presence_person on presence (person);
create index presence_seen on presence (seen_at);
comment on table presence is 'access';
