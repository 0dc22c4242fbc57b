-- Why somebody looked, in which roles, and in which chain of requests (ADR 142). Null in rows from before; what was sealed
-- without them reads as it did.
alter table access_log
    -- code of the task, the question, the duty or the emergency for which it was, else of the role
    add column purpose         text,
    -- the groups held at that moment
    add column held            text[],
    -- W3C trace context: taken over from the caller, or begun here
    add column trace_id        text constraint access_log_trace_id check (trace_id ~ '^[0-9a-f]{32}$'),
    add column span_id         text constraint access_log_span_id check (span_id ~ '^[0-9a-f]{16}$'),
    add column parent_span_id  text constraint access_log_parent_span_id check (parent_span_id ~ '^[0-9a-f]{16}$');

-- Looks that a data protection officer should look at: of the organisation of who looked. Ids and codes; what the officer writes
-- down is sealed. Cases by their id as the log knows them: an alert outlives its case, as the log does.
create table access_alert (
    id            uuid        primary key,
    organisation  text        not null references organisation,
    kind          text        not null constraint access_alert_kind check (kind in ('veel-zaken', 'veel-in-lijsten',
                                  'buiten-regio', 'eigen-gegevens-gezocht', 'zaak-van-collega')),
    person        uuid        not null references person,
    -- what makes it one: of the same looks there is one alert
    key           text        not null check (length(key) <= 100),
    first_at      timestamptz not null,
    last_at       timestamptz not null check (last_at >= first_at),
    cases         uuid[]      not null,
    mailed_at     timestamptz,
    judged_at     timestamptz,
    judged_by     uuid        references person,
    judgement     text        constraint access_alert_judgement check (judgement in ('terecht', 'niet-terecht', 'gesprek-nodig')),
    note_enc      bytea,
    constraint access_alert_once unique (organisation, kind, person, key),
    constraint access_alert_judged check ((judged_at is null) = (judged_by is null) and (judged_at is null) = (judgement is null)),
    constraint access_alert_not_oneself check (judged_by <> person)
);
create index access_alert_newest on access_alert (organisation, last_at desc, id);
create index access_alert_person on access_alert (person, kind, last_at desc);
create index access_alert_judged_by on access_alert (judged_by) where judged_by is not null;
create index access_alert_unmailed on access_alert (organisation) where mailed_at is null and judged_at is null;
comment on table access_alert is 'access';

-- From how many cases in an hour on it is an alert; the newest row of an organisation counts.
create table access_alert_limit (
    id            bigint      generated always as identity primary key,
    organisation  text        not null references organisation,
    opened        integer     not null check (opened between 1 and 10000),
    listed        integer     not null check (listed between 1 and 100000),
    by            uuid        not null references person,
    at            timestamptz not null
);
create index access_alert_limit_newest on access_alert_limit (organisation, id desc);
create index access_alert_limit_by on access_alert_limit (by);
comment on table access_alert_limit is 'access';

-- Up to which place in the chain of the log was looked: places are given in the order of commit, so none is passed by.
create table access_alert_mark (
    one       boolean     primary key default true check (one),
    position  bigint      not null,
    at        timestamptz
);
comment on table access_alert_mark is 'access';
insert into access_alert_mark (position) select coalesce(max(position), 0) from access_seal;
