-- The dossier of a signal. Columns whose name ends in _enc hold encrypted personal data.
create table dossier (
    id               uuid primary key,
    reference        text        not null unique,
    municipality     text        not null,
    region           text,
    status           text        not null,
    acute            boolean     not null,
    channel          text        not null,
    received_at      timestamptz not null,
    passed_on_at     timestamptz,
    outcome          text,
    closed_at        timestamptz,
    retain_until     date,
    linked_to        uuid references dossier (id),
    end_proposed_by  uuid,
    withdrawal_asked boolean     not null default false,
    question_open    boolean     not null default false,
    version          integer     not null default 0,
    -- R1: a dossier is open, or ended with a coded outcome; nothing in between
    constraint ended_with_outcome check ((status = 'afgesloten') = (outcome is not null)
        and (outcome is null) = (closed_at is null))
);
create index dossier_received on dossier (received_at desc, id);
create index dossier_open on dossier (municipality, status) where status <> 'afgesloten';

create table report (
    dossier_id          uuid primary key references dossier (id),
    explanation_enc     bytea not null,
    location_enc        bytea,
    forms               text not null,
    minor               text not null,
    indicators          text not null,
    reporter_person     uuid,
    entered_by          uuid,
    reporter_name_enc   bytea,
    reporter_job_enc    bytea,
    reporter_email_enc  bytea,
    reporter_phone_enc  bytea,
    reporter_safe       boolean not null,
    reporting_code_duty text not null
);
create index report_by_reporter on report (reporter_person) where reporter_person is not null;

create table involved_person (
    id              uuid primary key,
    dossier_id      uuid    not null references dossier (id),
    position        integer not null,
    name_enc        bytea,
    name_hash       text,
    birth_year_enc  bytea,
    gender_enc      bytea,
    nationality_enc bytea,
    known_to_enc    bytea
);
create index involved_person_dossier on involved_person (dossier_id);
create index involved_person_name on involved_person (name_hash);

-- answers of task forms and what the reporter adds later
create table dossier_entry (
    id         uuid primary key,
    dossier_id uuid        not null references dossier (id),
    at         timestamptz not null,
    step       text        not null,
    task_id    text,
    field      text        not null,
    label      text        not null,
    value_enc  bytea        not null,
    share      text        not null default '',
    author     uuid,
    author_group text
);
create index dossier_entry_dossier on dossier_entry (dossier_id, at);

-- who did what when; codes only, never a text about a person
create table timeline_entry (
    id          bigint generated always as identity primary key,
    dossier_id  uuid        not null references dossier (id),
    at          timestamptz not null,
    kind        text        not null,
    actor       uuid,
    actor_group text,
    codes       text        not null default ''
);
create index timeline_entry_dossier on timeline_entry (dossier_id, id);

-- what the region agreed on: who acts, by when, and what came of it
create table agreed_action (
    id          uuid primary key,
    dossier_id  uuid        not null references dossier (id),
    round       integer     not null,
    number      integer     not null,
    group_id    text        not null,
    what_enc    bytea        not null,
    due         timestamptz not null,
    outcome     text,
    done_at     timestamptz,
    unique (dossier_id, round, number)
);

-- one answer per idempotency key, kept as hashes
create table intake_key (
    key_hash   text primary key,
    body_hash  text        not null,
    dossier_id uuid        not null,
    reference  text        not null,
    at         timestamptz not null
);

-- wrong access codes per reference and address (both hashed), known references and unknown ones alike
create table access_attempt (
    key_hash text primary key,
    failures integer     not null,
    last_at  timestamptz not null
);
