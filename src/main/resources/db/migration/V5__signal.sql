-- The dossier of a signal. Columns whose name ends in _enc hold encrypted personal data. What a code can be is known to the
-- database too, here and in the other modules: a test compares the lists with the application's; who adds a code there adds
-- it here by a migration.
create table dossier (
    id                uuid        primary key,
    reference         text        not null unique,
    municipality      text        not null,
    region            text,
    status            text        not null,
    acute             boolean     not null,
    channel           text        not null,
    received_at       timestamptz not null,
    passed_on_at      timestamptz,
    outcome           text,
    closed_at         timestamptz,
    retain_until      date,
    linked_to         uuid        references dossier,
    withdrawal_asked  boolean     not null default false,
    question_open     boolean     not null default false,
    version           integer     not null default 0,
    constraint dossier_status check (status in ('ontvangen', 'in-triage', 'bij-regio', 'in-behandeling', 'afgesloten')),
    constraint dossier_outcome check (outcome in ('hulp-geregeld', 'strafrechtelijk-onderzoek',
        'bestuurlijke-maatregel', 'doorverwezen', 'geen-aanwijzingen', 'onvoldoende-informatie', 'dubbel', 'gekoppeld',
        'ingetrokken', 'geen-opvang-gewenst', 'geen-plek', 'vertrokken')),
    -- 'opvang': a request for shelter began it, nobody reported
    constraint dossier_channel check (channel in ('formulier-burger', 'formulier-medewerker', 'formulier-professional',
        'telefoon', 'meld-misdaad-anoniem', 'politie', 'andere-regio', 'api', 'opvang')),
    -- R1: a dossier is open, or ended with a coded outcome; nothing in between
    constraint ended_with_outcome check ((status = 'afgesloten') = (outcome is not null)
        and (outcome is null) = (closed_at is null))
);
create index dossier_received on dossier (received_at desc, id);
create index dossier_open on dossier (municipality, status) where status <> 'afgesloten';
create index dossier_linked_to on dossier (linked_to) where linked_to is not null;

insert into allowed_transition (subject, from_status, to_status) values
    ('zaak', 'ontvangen', 'in-triage'),
    ('zaak', 'ontvangen', 'bij-regio'),
    ('zaak', 'ontvangen', 'afgesloten'),
    ('zaak', 'in-triage', 'ontvangen'),
    ('zaak', 'in-triage', 'bij-regio'),
    ('zaak', 'in-triage', 'afgesloten'),
    ('zaak', 'bij-regio', 'in-behandeling'),
    ('zaak', 'bij-regio', 'afgesloten'),
    ('zaak', 'in-behandeling', 'afgesloten');
create trigger allowed_transition before update of status on dossier
    for each row when (old.status is distinct from new.status)
    execute function refuse_other_transitions('zaak', 'status');

create view case_heading as select id as dossier_id, reference, municipality, region from dossier;

create view open_case as select id as dossier_id, status, received_at from dossier where outcome is null;

create table report (
    dossier_id           uuid    primary key references dossier,
    explanation_enc      bytea   not null,
    location_enc         bytea,
    forms                text[]  not null,
    minor                text    not null constraint report_minor check (minor in ('ja', 'nee', 'onbekend')),
    indicators           text[]  not null,
    reporter_person      uuid,
    entered_by           uuid,
    reporter_name_enc    bytea,
    reporter_job_enc     bytea,
    reporter_email_enc   bytea,
    reporter_phone_enc   bytea,
    reporter_safe        boolean not null,
    reporting_code_duty  text    not null
                         constraint report_reporting_code_duty check (reporting_code_duty in ('ja', 'nee', 'onbekend'))
);
create index report_by_reporter on report (reporter_person) where reporter_person is not null;

create table involved_person (
    id               uuid    primary key,
    dossier_id       uuid    not null references dossier,
    position         integer not null,
    name_enc         bytea,
    name_hash        text,
    birth_year_enc   bytea,
    gender_enc       bytea,
    nationality_enc  bytea,
    known_to_enc     bytea
);
create index involved_person_dossier on involved_person (dossier_id);
create index involved_person_name on involved_person (name_hash);

-- answers of task forms and what the reporter adds later
create table dossier_entry (
    id            uuid        primary key,
    dossier_id    uuid        not null references dossier,
    at            timestamptz not null,
    step          text        not null,
    task_id       text,
    field         text        not null,
    label         text        not null,
    value_enc     bytea       not null,
    share         text[]      not null default '{}', -- roles that may read it; empty: who may read answers
    author        uuid,
    author_group  text
);
create index dossier_entry_dossier on dossier_entry (dossier_id, at);

-- who did what when; codes only, never a text about a person
create table timeline_entry (
    id           bigint generated always as identity primary key,
    dossier_id   uuid        not null references dossier,
    at           timestamptz not null,
    -- words of the code, too many to list and each with a text of its own
    kind         text        not null constraint timeline_entry_kind check (kind ~ '^[a-z0-9-]{1,60}$'),
    actor        uuid,
    actor_group  text,
    codes        text[]      not null default '{}'
);
create index timeline_entry_dossier on timeline_entry (dossier_id, id);

-- what the region agreed on: who acts, by when, and what came of it
create table agreed_action (
    id          uuid        primary key,
    dossier_id  uuid        not null references dossier,
    round       integer     not null,
    number      integer     not null,
    group_id    text        not null,
    what_enc    bytea       not null,
    due         timestamptz not null,
    -- the answers of form actie-uitvoeren
    outcome     text        constraint agreed_action_outcome check (outcome in ('gedaan', 'deels', 'niet-gelukt',
                                                                                'niet-nodig')),
    done_at     timestamptz,
    unique (dossier_id, round, number),
    constraint agreed_action_done check ((outcome is null) = (done_at is null))
);

-- One answer per idempotency key, kept as hashes. The key is claimed before the case is written, so that of two requests one
-- waits; at the end of both the case is there.
create table intake_key (
    key_hash    text        primary key,
    body_hash   text        not null,
    dossier_id  uuid        not null references dossier deferrable initially deferred,
    reference   text        not null,
    at          timestamptz not null
);
create index intake_key_dossier on intake_key (dossier_id);

comment on table dossier is 'signal';
comment on view case_heading is 'signal';
comment on view open_case is 'signal';
comment on table report is 'signal';
comment on table involved_person is 'signal';
comment on table dossier_entry is 'signal';
comment on table timeline_entry is 'signal';
comment on table agreed_action is 'signal';
comment on table intake_key is 'signal';
