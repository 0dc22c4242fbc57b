-- What everything else stands on. Every table belongs to one module, the only one with SQL over it; its comment says which.
-- What another module may read without asking the owner is a view that the owner publishes (ADR 102). Each module begins
-- with one file of its own, in the order in which they refer to each other; what changes later is a file with the next
-- number (ADR 103).

-- The clock of a demonstration runs ahead of the real one; every node reads by how much.
create table demo_clock (
    id             smallint primary key default 1 check (id = 1),
    offset_millis  bigint   not null default 0 check (offset_millis >= 0)
);
insert into demo_clock default values;

-- Personal data is encrypted with a keyset: several keys with a number, one of which seals what is new. Each key that was
-- ever given to this database stands here, so that a start without it is refused. The keys are never in the database.
create table data_key (
    number       smallint    primary key constraint data_key_number check (number > 0),
    fingerprint  text        not null,
    since        timestamptz not null default now()
);

-- Wrong passwords and codes, so that guessing becomes slow on every node at once. Who tried is a keyed hash. Unlogged:
-- after a crash the counting starts again, and that is no loss.
create unlogged table failed_attempt (
    key_hash  text        primary key,
    failures  int         not null,
    last_at   timestamptz not null
);
create index failed_attempt_last on failed_attempt (last_at);

-- What a case, a call, the promise of a bed and a request to a shelter may become next (ADR 98). Each module fills it for
-- what it owns. The same tables stand in Java (Status, CallStatus, AllocationState, ProposalState); a test compares them.
create table allowed_transition (
    subject      text not null check (subject in ('zaak', 'oproep', 'toezegging', 'voorstel')),
    from_status  text not null,
    to_status    text not null,
    primary key (subject, from_status, to_status)
);

create function refuse_other_transitions() returns trigger language plpgsql as $$
begin
    -- arguments: subject, status before, status after are given by the trigger below
    if not exists (select 1 from schakel.allowed_transition
                   where subject = tg_argv[0]
                     and from_status = to_jsonb(old) ->> tg_argv[1]
                     and to_status = to_jsonb(new) ->> tg_argv[1]) then
        raise exception 'a % cannot go from % to %', tg_argv[0], to_jsonb(old) ->> tg_argv[1], to_jsonb(new) ->> tg_argv[1]
            using errcode = 'check_violation';
    end if;
    return new;
end
$$;

comment on table demo_clock is 'support';
comment on table data_key is 'support';
comment on table failed_attempt is 'support';
-- read by the triggers only
comment on table allowed_transition is 'support';
