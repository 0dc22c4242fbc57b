-- Emergency access (R12): one coordinator of the on-call service sees more of one case, for one reason, for one night.
create table emergency_access (
    id          uuid        primary key,
    dossier     uuid        not null,
    call        uuid,                 -- the call of the night that it was for
    person      uuid        not null references person,
    parts       text[]      not null check (cardinality(parts) > 0),
    reason_enc  bytea       not null,
    opened_at   timestamptz not null,
    until       timestamptz not null,
    ended_at    timestamptz check (ended_at >= opened_at),
    ended_how   text        check (ended_how in ('zelf', 'vervangen', 'overdracht', 'beoordeeld')),
    verdict     text        check (verdict in ('terecht', 'niet-terecht', 'gesprek-nodig')),
    remark_enc  bytea,
    reviewed_at timestamptz,
    reviewed_by uuid        references person,
    -- who reported is never for the night, and what was opened for one night never stays open for the next
    constraint emergency_never_the_reporter check (
        parts <@ array['MELDING', 'BETROKKENEN', 'ANTWOORDEN', 'TIJDLIJN', 'ACTIES', 'OPVANG']),
    constraint emergency_one_night check (until > opened_at and until <= opened_at + interval '20 hours'),
    check ((ended_at is null) = (ended_how is null)),
    check ((reviewed_at is null) = (verdict is null) and (reviewed_at is null) = (reviewed_by is null)),
    check (reviewed_by <> person)
);
create unique index emergency_access_open on emergency_access (person, dossier) where ended_at is null;
create index emergency_access_dossier on emergency_access (dossier, opened_at);
