-- Shelter placement (process 2). Columns whose name ends in _enc hold encrypted personal data.
create extension if not exists btree_gist with schema public;

-- The questions about contra-indications: data, so that a region can word them anew (domain.md, process 2).
create table criterion (
    code           text     primary key check (code ~ '^[a-z-]{1,40}$'),
    position       smallint not null unique,
    question       text     not null,
    answer_type    text     not null check (answer_type in ('JA_NEE', 'GETAL', 'NIVEAU', 'KEUZE', 'GEBIED', 'WENS',
                                                            'SYSTEEM')),
    kind           text     not null check (kind in ('hard', 'onderhandelbaar', 'route')),
    measure        text,
    -- what holds for a bed of which the profile says nothing
    default_stance text     not null check (default_stance in ('accepteert', 'onderhandelbaar', 'uitgesloten', 'elders')),
    -- whether it is also asked of everybody who comes along
    per_companion  boolean  not null default false
);

-- The houses of a shelter; what is fixed about the building stands here, what the shelter decides stands in its profile.
create table shelter_location (
    id             uuid     primary key,
    organisation   text     not null references organisation,
    name           text     not null,
    municipality   text     not null references organisation,
    region         text     references region,
    kind           text     not null check (kind in ('noodbed', 'vrouwenopvang', 'mannenopvang', 'categorale-opvang',
                                                     'maatschappelijke-opvang', 'omm', 'cosm', 'hotel')),
    living         text     not null check (living in ('vrouwen', 'mannen', 'gemengd', 'alleen')),
    security_level smallint not null check (security_level between 0 and 3),
    revision       bigint   not null default 0
);
create index shelter_location_organisation on shelter_location (organisation);

create table bed (
    id             uuid     primary key,
    location       uuid     not null references shelter_location,
    label          text     not null,
    places         smallint not null check (places between 1 and 12),
    status         text     not null check (status in ('vrij', 'vastgehouden', 'bezet', 'gesloten')),
    occupied_until timestamptz,
    confirmed_at   timestamptz,
    confirmed_by   uuid,
    revision       bigint   not null default 0,
    unique (location, label)
);

-- What is remembered of beds on a node holds as long as the number of rows and the sum of their revisions stay the
-- same: both only grow, and reading them locks nobody.
create function next_revision() returns trigger language plpgsql as $$
begin
    new.revision := old.revision + 1;
    return new;
end
$$;
create trigger shelter_location_revision before update on shelter_location
    for each row execute function next_revision();
create trigger bed_revision before update on bed for each row execute function next_revision();

-- What a shelter says about a criterion, from a day on: for the organisation, a location or one bed. A line is never
-- changed; the newest that is valid counts. No stance: from then on the wider level counts again.
create table profile_line (
    id           bigint generated always as identity primary key,
    organisation text        not null references organisation,
    location     uuid        references shelter_location,
    bed          uuid        references bed,
    criterion    text        not null references criterion,
    stance       text        check (stance in ('accepteert', 'onderhandelbaar', 'uitgesloten', 'elders')),
    measure      text,
    choices      text        not null default '',
    valid_from   timestamptz not null,
    made_at      timestamptz not null,
    made_by      uuid        not null,
    check (location is null or bed is null)
);
create index profile_line_organisation on profile_line (organisation, criterion, valid_from);

-- A search for a place, always within a dossier.
create table placement (
    id           uuid        primary key,
    dossier      uuid        not null,
    reference    text        not null,
    municipality text        not null,
    begun_at     timestamptz not null,
    begun_by     uuid        not null,
    rung         text        not null default 'opvang',
    ended_at     timestamptz,
    outcome      text,
    check ((ended_at is null) = (outcome is null))
);
create unique index placement_open on placement (dossier) where ended_at is null;
create index placement_begun on placement (begun_at);

-- What is needed; each talk makes a new version. Answers are about a person.
create table placement_need (
    id         uuid        primary key,
    placement  uuid        not null references placement,
    version    int         not null,
    at         timestamptz not null,
    author     uuid        not null,
    need_enc   bytea       not null,
    unique (placement, version)
);

-- To recognise, yes or no, that the same person is known elsewhere; only this installation can make these hashes.
create table placement_person (
    placement  uuid not null references placement,
    name_hash  text not null,
    primary key (placement, name_hash)
);
create index placement_person_name on placement_person (name_hash);

create table proposal (
    id             uuid        primary key,
    placement      uuid        not null references placement,
    round          int         not null,
    position       int         not null,
    bed            uuid        not null references bed,
    group_id       text        not null,
    state          text        not null check (state in ('open', 'toegezegd', 'afgewezen', 'geen-antwoord', 'ingetrokken')),
    rung           text        not null,
    rung_reason    text        not null,
    at             timestamptz not null,
    by             uuid        not null,
    explained_enc  bytea       not null, -- the explanation as it was then
    answered_at    timestamptz,
    answered_by    uuid,
    declined_by    text        check (declined_by in ('persoon', 'opvang')),
    criterion      text        references criterion,
    answer_enc     bytea,                -- conditions, or why not
    unique (placement, round, position),
    unique (placement, round, bed)
);
create index proposal_group on proposal (group_id) where state = 'open';

-- A bed that is promised to somebody: held, confirmed or lived in. R5 is here: whatever the code does, no two of them
-- can overlap. Nobody knows beforehand when a stay ends, so the period is open until somebody leaves.
create table bed_promise (
    id         uuid        primary key,
    bed        uuid        not null references bed,
    placement  uuid        not null references placement,
    proposal   uuid        references proposal,
    during     tstzrange   not null check (not isempty(during)),
    state      text        not null check (state in ('held', 'confirmed', 'occupied', 'released', 'expired', 'ended')),
    expires_at timestamptz not null,
    made_at    timestamptz not null,
    made_by    uuid        not null,
    changed_at timestamptz not null,
    changed_by uuid        not null,
    reason     text,
    constraint one_bed_one_person exclude using gist (bed with =, during with &&)
        where (state in ('held', 'confirmed', 'occupied'))
);
create index bed_promise_due on bed_promise (expires_at) where state = 'held';
create index bed_promise_placement on bed_promise (placement, made_at);

-- Every time that somebody is kept out of a place: which criterion, and whose choice it was. Codes only. This is the
-- evidence of what the field lacks (Bureau Beke, section 8.3).
create table refusal (
    id           uuid        primary key,
    placement    uuid        not null references placement,
    organisation text        not null references organisation,
    shelter_kind text        not null,
    region       text,
    criterion    text        references criterion,
    whose        text        not null check (whose in ('toets', 'opvang', 'persoon', 'geen-antwoord')),
    at           timestamptz not null
);
create unique index refusal_once on refusal (placement, organisation, shelter_kind, coalesce(criterion, ''), whose);
create index refusal_at on refusal (at);

-- Roughly where municipalities lie, to keep somebody far from an area to avoid; a municipality that is not here is
-- compared by its region. Filled before the municipalities themselves, so without a reference.
create table municipality_centre (
    municipality text          primary key,
    latitude     numeric(5, 2) not null,
    longitude    numeric(5, 2) not null
);
