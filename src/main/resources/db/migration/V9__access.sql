-- Who may see what of a case, who did, and with whom it was shared. Columns whose name ends in _enc hold encrypted personal
-- data.

-- Who takes part in a case, for which step, and for how long. A group may be in for several steps at once. A list of cases
-- is read from the rows of the viewer's groups, in the order in which the list shows them, so the row knows what its case is
-- sorted and narrowed by. Triggers keep that: whatever writes a case, a party or a search for a place, in whatever order,
-- the copy changes in the same transaction and cannot be forgotten.
create table party (
    id              uuid        primary key,
    dossier_id      uuid        not null references dossier,
    role            text        not null,
    organisation    text        not null references organisation,
    group_id        text        not null generated always as (role || '@' || organisation) stored,
    scope           text        not null check (scope in ('VOLLEDIG', 'VRAAG')),
    step            text        not null check (step ~ '^[a-z0-9-]{1,60}$'),
    since           timestamptz not null,
    until           timestamptz check (until >= since),
    received_at     timestamptz,
    status          text        check (status in ('ontvangen', 'in-triage', 'bij-regio', 'in-behandeling', 'afgesloten')),
    municipality    text,
    -- the search for a place that a list shows first: one that runs before one that ended, then the newest
    place_runs      boolean,
    place_begun_at  timestamptz
);
create unique index party_once on party (dossier_id, group_id, scope, step) where until is null;
create index party_open on party (group_id, dossier_id) where until is null;
create index party_dossier on party (dossier_id, since);
create index party_organisation on party (organisation);
-- One range per group and scope for each way in which a list is narrowed; the last column lets both be narrowed at once.
create index party_newest on party (group_id, scope, received_at desc, dossier_id desc) where until is null;
create index party_newest_of_status on party (group_id, scope, status, received_at desc, dossier_id desc)
    include (municipality) where until is null;
create index party_newest_in_municipality on party (group_id, scope, municipality, received_at desc, dossier_id desc)
    include (status) where until is null;
create index party_places on party (group_id, scope, place_runs desc, place_begun_at desc, dossier_id desc)
    where until is null and place_begun_at is not null;

-- Two transactions that do not see each other (one joins a case while another closes it) may leave a copy behind. Both write
-- the case down here, and whatever is written down is compared again once it is committed, so the last of them puts it right.
create table party_changed (
    id          bigint  generated always as identity primary key,
    dossier_id  uuid    not null references dossier,
    joined      boolean not null -- somebody new takes part, so that earlier looks may concern another organisation
);
create index party_changed_dossier on party_changed (dossier_id);

-- What the row of a party should say.
create view party_case as
select d.id as dossier_id, d.received_at, d.status, d.municipality, place.runs as place_runs, place.begun_at as place_begun_at
from dossier d
left join lateral (select s.ended_at is null as runs, s.begun_at from placement s where s.dossier_id = d.id
                   order by s.ended_at is null desc, s.begun_at desc limit 1) place on true;

create function party_knows_its_case() returns trigger language plpgsql
    security definer set search_path = schakel, pg_temp as $$
begin
    select c.received_at, c.status, c.municipality, c.place_runs, c.place_begun_at
    into new.received_at, new.status, new.municipality, new.place_runs, new.place_begun_at
    from schakel.party_case c where c.dossier_id = new.dossier_id;
    return new;
end
$$;
create trigger party_knows_its_case before insert on party for each row execute function party_knows_its_case();

create function party_has_joined() returns trigger language plpgsql
    security definer set search_path = schakel, pg_temp as $$
begin
    insert into schakel.party_changed (dossier_id, joined) values (new.dossier_id, new.scope = 'VOLLEDIG');
    return null;
end
$$;
create trigger party_has_joined after insert on party for each row execute function party_has_joined();

-- A row that somebody else works on is left to the second look: nothing waits here, so nothing can wait in a circle.
create function parties_follow(changed uuid) returns void language plpgsql
    security definer set search_path = schakel, pg_temp as $$
begin
    update schakel.party p set received_at = c.received_at, status = c.status, municipality = c.municipality,
                               place_runs = c.place_runs, place_begun_at = c.place_begun_at
    from schakel.party_case c
    where c.dossier_id = changed
      and p.id in (select q.id from schakel.party q where q.dossier_id = changed for no key update skip locked);
    insert into schakel.party_changed (dossier_id, joined) values (changed, false);
end
$$;

create function case_tells_its_parties() returns trigger language plpgsql
    security definer set search_path = schakel, pg_temp as $$
begin
    perform schakel.parties_follow(new.id);
    return null;
end
$$;
create trigger new_case_tells_its_parties after insert on dossier for each row execute function case_tells_its_parties();
create trigger case_tells_its_parties after update on dossier for each row
    when ((old.received_at, old.status, old.municipality) is distinct from (new.received_at, new.status, new.municipality))
    execute function case_tells_its_parties();

create function search_tells_its_parties() returns trigger language plpgsql
    security definer set search_path = schakel, pg_temp as $$
begin
    perform schakel.parties_follow(new.dossier_id);
    return null;
end
$$;
create trigger new_search_tells_its_parties after insert on placement for each row execute function search_tells_its_parties();
create trigger search_tells_its_parties after update on placement for each row
    when ((old.begun_at, old.ended_at) is distinct from (new.begun_at, new.ended_at))
    execute function search_tells_its_parties();

-- What a role may see once its group takes part (R7). Default deny: what does not stand here is not shown.
create table role_part (
    role   text not null,
    scope  text not null check (scope in ('VOLLEDIG', 'VRAAG')),
    part   text not null check (part in ('MELDING', 'MELDER', 'BETROKKENEN', 'ANTWOORDEN', 'TIJDLIJN', 'ACTIES', 'OPVANG')),
    primary key (role, scope, part)
);

insert into role_part (role, scope, part)
select role, 'VOLLEDIG', part
from unnest(array['aandachtsfunctionaris', 'ketenregisseur', 'landelijk']) role,
     unnest(array['MELDING', 'MELDER', 'BETROKKENEN', 'ANTWOORDEN', 'TIJDLIJN', 'ACTIES']) part;

-- Works on the case, but need not know who reported it: a reporter may be in danger too.
insert into role_part (role, scope, part)
select role, 'VOLLEDIG', part
from unnest(array['ondermijning', 'procesregisseur', 'gebiedsteam', 'zorgcoordinator', 'tmm', 'nla', 'kmar', 'om',
                  'veiligthuis']) role,
     unnest(array['MELDING', 'BETROKKENEN', 'ANTWOORDEN', 'TIJDLIJN', 'ACTIES']) part;

-- The RIEC is not a care table: what is known about the people involved and what care partners answered stays outside
-- (care parties do not fall under its covenant).
insert into role_part (role, scope, part)
select 'riec', 'VOLLEDIG', part from unnest(array['MELDING', 'TIJDLIJN', 'ACTIES']) part;

-- A partner with one question sees what it needs to answer it, not what others answered or who reported.
insert into role_part (role, scope, part)
select role, 'VRAAG', part
from unnest(array['aandachtsfunctionaris', 'ondermijning', 'procesregisseur', 'gebiedsteam', 'zorgcoordinator', 'tmm',
                  'nla', 'kmar', 'om', 'veiligthuis', 'landelijk']) role,
     unnest(array['MELDING', 'BETROKKENEN']) part;
insert into role_part (role, scope, part) values ('riec', 'VRAAG', 'MELDING');

-- The second reader judges whether stopping is right, so sees what the proposer saw.
insert into role_part (role, scope, part)
select 'ketenregisseur', 'VRAAG', part
from unnest(array['MELDING', 'MELDER', 'BETROKKENEN', 'ANTWOORDEN', 'TIJDLIJN', 'ACTIES']) part;

-- What is needed and offered in a placement is a part of its own.
insert into role_part (role, scope, part)
select role, 'VOLLEDIG', 'OPVANG'
from unnest(array['zorgcoordinator', 'ketenregisseur', 'landelijk', 'piket', 'comensha', 'opvang']) role;

-- A shelter that is asked sees what its answer takes and nothing else of the case; the reading of a placement cuts that
-- down to the criteria that its own profile uses.
insert into role_part (role, scope, part) values ('opvang', 'VRAAG', 'OPVANG');

-- On what ground a kind of organisation shares a case with a role elsewhere (R10), and how long the record of it is
-- kept; from_kind '*' holds for every kind without a row of its own. "validated" is false until the data protection
-- officer of the region has confirmed the row: the sources name the covenants of the RIEC and the Zorg- en
-- Veiligheidshuis and the police data decree (for CoMensha); the rest is a default to start from.
create table legal_basis (
    from_kind         text    not null,
    to_role           text    not null,
    basis             text    not null check (basis ~ '^[a-z0-9.-]{1,40}$'),
    retention_months  int     not null default 60 check (retention_months > 0),
    validated         boolean not null default false,
    primary key (from_kind, to_role),
    constraint legal_basis_from_kind check (from_kind in ('*', 'gemeente', 'regio', 'politie', 'inspectie', 'zorg',
        'veiligthuis', 'riec', 'opvang', 'registratie', 'landelijk', 'beheer'))
);

insert into legal_basis (from_kind, to_role, basis) values
    ('*', 'aandachtsfunctionaris', 'avg-6-1-e'),
    ('*', 'ondermijning',          'avg-6-1-e'),
    ('*', 'procesregisseur',       'avg-6-1-e'),
    ('*', 'gebiedsteam',           'avg-6-1-e'),
    ('*', 'centrumgemeente',       'avg-6-1-e'),
    ('*', 'ketenregisseur',        'convenant-zvh'),
    ('*', 'zorgcoordinator',       'convenant-zvh'),
    ('*', 'tmm',                   'avg-6-1-e'),
    ('*', 'kmar',                  'avg-6-1-e'),
    ('*', 'om',                    'avg-6-1-e'),
    ('*', 'nla',                   'avg-6-1-e'),
    ('*', 'veiligthuis',           'wmo-5.2.6'),
    ('*', 'riec',                  'convenant-riec'),
    ('*', 'opvang',                'avg-6-1-d'),
    ('*', 'piket',                 'avg-6-1-d'),
    ('*', 'comensha',              'toestemming'),
    ('*', 'landelijk',             'avg-6-1-e'),
    ('politie', 'aandachtsfunctionaris', 'wpg-16'),
    ('politie', 'om',                    'wpg-16'),
    ('politie', 'ketenregisseur',        'wpg-20'),
    ('politie', 'zorgcoordinator',       'wpg-20'),
    ('politie', 'riec',                  'wpg-20'),
    ('politie', 'comensha',              'bpg');

-- Each time a case is shared with another organisation. Codes only.
create table disclosure (
    id            uuid        primary key,
    -- several can fall in one tick of the clock; their order is a fact of its own
    seq           bigint      generated always as identity,
    dossier_id    uuid        not null references dossier,
    party         uuid        not null references party,
    from_org      text        not null references organisation,
    to_role       text        not null,
    to_org        text        not null references organisation,
    purpose       text        not null,
    basis         text        not null,
    parts         text[]      not null,
    at            timestamptz not null,
    retain_until  date        not null
);
create index disclosure_dossier on disclosure (dossier_id, at);
create index disclosure_retention on disclosure (retain_until);
create index disclosure_party on disclosure (party);
create index disclosure_from_org on disclosure (from_org);
create index disclosure_to_org on disclosure (to_org);

-- Emergency access (R12): one coordinator of the on-call service sees more of one case, for one reason, for one night.
create table emergency_access (
    id           uuid        primary key,
    dossier_id   uuid        not null references dossier,
    call         uuid,                 -- the call of the night that it was for
    person       uuid        not null references person,
    parts        text[]      not null check (cardinality(parts) > 0),
    reason_enc   bytea       not null,
    opened_at    timestamptz not null,
    until        timestamptz not null,
    ended_at     timestamptz check (ended_at >= opened_at),
    ended_how    text        check (ended_how in ('zelf', 'vervangen', 'overdracht', 'beoordeeld')),
    verdict      text        check (verdict in ('terecht', 'niet-terecht', 'gesprek-nodig')),
    remark_enc   bytea,
    reviewed_at  timestamptz,
    reviewed_by  uuid        references person,
    -- who reported is never for the night, and what was opened for one night never stays open for the next
    constraint emergency_never_the_reporter check (
        parts <@ array['MELDING', 'BETROKKENEN', 'ANTWOORDEN', 'TIJDLIJN', 'ACTIES', 'OPVANG']),
    constraint emergency_one_night check (until > opened_at and until <= opened_at + interval '20 hours'),
    check ((ended_at is null) = (ended_how is null)),
    check ((reviewed_at is null) = (verdict is null) and (reviewed_at is null) = (reviewed_by is null)),
    check (reviewed_by <> person)
);
create unique index emergency_access_open on emergency_access (person, dossier_id) where ended_at is null;
create index emergency_access_dossier on emergency_access (dossier_id, opened_at);
create index emergency_access_person on emergency_access (person);
create index emergency_access_reviewed_by on emergency_access (reviewed_by) where reviewed_by is not null;

-- Who looked at what, when and why (R8); refusals too, content never. It refers to no case on purpose: the log outlives what
-- it tells about, a refusal names whatever was asked for, also what does not exist, and an entry may never fail.
create table access_log (
    id             bigint      generated always as identity primary key,
    at             timestamptz not null,
    person         uuid        not null,
    username       text        not null,
    organisations  text[]      not null, -- where the viewer held a role at that moment
    kind           text        not null,
    dossier_id     uuid,
    why            text        not null check (length(why) <= 200),
    parts          text[]      not null, -- what was shown, codes
    hits           int,
    -- A list says which cases it showed, so that who asks for one case finds the lists that showed it too. Null for what is
    -- no list, and for a list of other things than cases.
    shown          uuid[]      check (cardinality(shown) > 0 and array_position(shown, null) is null),
    -- Who is refused without being signed in is counted per network; only this installation can make the hash.
    network        text        check (network ~ '^([0-9a-f]{64}|overig)$'),
    constraint access_log_kind_check
        check (kind in ('inzage', 'lijst', 'geweigerd', 'anoniem') and (kind = 'anoniem') = (network is not null))
);
create index access_log_at on access_log (at desc, id desc);
create index access_log_dossier on access_log (dossier_id, at desc) where dossier_id is not null;
-- of one person, newest first
create index access_log_person on access_log (person, id desc);
create index access_log_organisations on access_log using gin (organisations);
-- Ids are only ever looked for one at a time, by a data protection officer; writers come first.
create index access_log_shown on access_log using gin (shown) with (fastupdate = on);
-- what people who were not signed in were refused
create index access_log_anonymous on access_log (id desc) where network is not null;

-- The chain: each seal is computed from the entry and the seal before it, so that a changed, removed or inserted entry
-- shows. Entries are sealed just after they are committed, by one node at a time: writing an entry never waits.
create table access_seal (
    position  bigint primary key,
    entry     bigint not null unique references access_log,
    seal      bytea  not null
);

-- What still has to be sealed. A working list only; an entry that vanished from it is found by comparing the tables.
create table access_unsealed (
    entry  bigint primary key
);

-- The head of the access log's chain as it was sent out each day, to the log stream and to the data protection officers.
-- Who cuts off the end of the log leaves a head behind that the chain no longer holds. The proof is a keyed hash, so that
-- a head that the application did not make shows too.
create table access_head (
    day       date        primary key, -- Dutch date
    at        timestamptz not null,
    position  bigint      not null check (position > 0),
    entries   bigint      not null,
    seal      bytea       not null,
    proof     bytea       not null
);

-- What each check that runs by itself found; the proof keeps somebody with the database alone from saying that today's
-- check was done.
create table access_check (
    id         bigint      generated always as identity primary key,
    day        date        not null, -- the Dutch date that it was for
    at         timestamptz not null,
    entries    bigint      not null,
    broken_at  bigint,               -- the first entry that is not as it was written
    lost       date,                 -- the day of the first head that the chain no longer holds
    proof      bytea       not null
);
create index access_check_day on access_check (day);

create function append_only() returns trigger language plpgsql as $$
begin
    raise exception 'table % is append-only', tg_table_name using errcode = 'insufficient_privilege';
end
$$;

create trigger access_log_append_only before update or delete on access_log
    for each row execute function append_only();
create trigger access_log_no_truncate before truncate on access_log
    for each statement execute function append_only();
create trigger access_seal_append_only before update or delete on access_seal
    for each row execute function append_only();
create trigger access_seal_no_truncate before truncate on access_seal
    for each statement execute function append_only();
create trigger access_head_append_only before update or delete on access_head
    for each row execute function append_only();
create trigger access_head_no_truncate before truncate on access_head
    for each statement execute function append_only();
create trigger access_check_append_only before update or delete on access_check
    for each row execute function append_only();
create trigger access_check_no_truncate before truncate on access_check
    for each statement execute function append_only();

-- Second lock on the same door: the owner may not change it either, where that role is no superuser. It keeps the right to
-- update the log: a new seal locks the entry that it refers to in the name of the table's owner. The application's role has
-- neither this right nor the tables.
revoke delete, truncate on access_log from current_user;
revoke update, delete, truncate on access_seal from current_user;

-- Which organisations a look concerns: where the viewer worked, and who works or worked on the cases that were shown. A
-- data protection officer reads a range of it. It is worked out just after the look is committed, together with its seal.
create table access_concern (
    organisation  text        not null,
    entry         bigint      not null,
    kind          text        not null check (kind in ('inzage', 'lijst', 'geweigerd', 'anoniem')),
    emergency     boolean     not null, -- only emergency access made it visible
    at            timestamptz not null,
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

comment on table party is 'access';
comment on table party_changed is 'access';
comment on view party_case is 'access';
comment on table role_part is 'access';
comment on table legal_basis is 'access';
comment on table disclosure is 'access';
comment on table emergency_access is 'access';
comment on table access_log is 'access';
comment on table access_seal is 'access';
comment on table access_unsealed is 'access';
comment on table access_head is 'access';
comment on table access_check is 'access';
comment on table access_concern is 'access';
comment on view access_concern_now is 'access';
