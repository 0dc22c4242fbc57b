-- Which organisations a look concerns: where the viewer worked, and who works or worked on the cases that were shown. A
-- data protection officer reads a range of it. It is worked out just after the look is committed, together with its seal.
create table access_concern (
    organisation text        not null,
    entry        bigint      not null,
    kind         text        not null check (kind in ('inzage', 'lijst', 'geweigerd', 'anoniem')),
    emergency    boolean     not null, -- only emergency access made it visible
    at           timestamptz not null,
    primary key (organisation, entry)
);
create index access_concern_newest on access_concern (organisation, entry desc) include (at);
create index access_concern_kind on access_concern (organisation, kind, entry desc) include (at);
create index access_concern_emergency on access_concern (organisation, entry desc) include (at) where emergency;

-- The rule itself; what is not worked out yet is read from here.
create view access_concern_now as
select l.id as entry, concerned.organisation, l.kind, l.kind <> 'geweigerd' and starts_with(l.why, 'noodtoegang/') as emergency,
       l.at
from access_log l
cross join lateral (
    select unnest(l.organisations) as organisation
    union
    select p.organisation from party p where p.dossier_id = l.dossier_id and p.scope = 'VOLLEDIG'
    union
    select p.organisation from unnest(l.shown) shown(id) join party p on p.dossier_id = shown.id
    where p.scope = 'VOLLEDIG') concerned
where l.network is null;

insert into access_concern (organisation, entry, kind, emergency, at)
select organisation, entry, kind, emergency, at from access_concern_now;

-- of one person, newest first
drop index access_log_person;
create index access_log_person on access_log (person, id desc);
-- what people who were not signed in were refused
create index access_log_anonymous on access_log (id desc) where network is not null;

comment on table access_concern is 'access';
comment on view access_concern_now is 'access';
