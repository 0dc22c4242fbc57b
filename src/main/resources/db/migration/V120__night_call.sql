-- The night (process 3): calls, what was tried, notes and the handover. Columns whose name ends in _enc hold encrypted
-- personal data; everything else is codes and ids.

-- Which municipality owns a case of which nobody knows yet where the person is.
alter table duty_area add column municipality text references organisation;
update duty_area set municipality = 'GM0228' where code = 'piket-wvv';

create sequence night_call_number;

create table night_call (
    id               uuid        primary key,
    number           text        not null unique,
    area             text        not null references duty_area,
    dossier          uuid        not null,
    placement        uuid        not null references placement,
    from_kind        text        not null check (from_kind in ('politie', 'kmar', 'nla', 'ziekenhuis', 'veilig-thuis', 'piket',
                                                               'meldroute', 'plaatsing', 'anders')),
    called_by        uuid        not null,
    client_key       uuid        not null,
    municipality     text        references organisation,
    status           text        not null check (status in ('alarm', 'aangenomen', 'plek', 'geplaatst', 'overdracht',
                                                            'overgedragen', 'samengevoegd', 'ingetrokken')),
    holder           uuid,
    called_at        timestamptz not null,
    taken_at         timestamptz,
    last_activity_at timestamptz not null,
    rung             text        not null default 'opvang' check (rung ~ '^[a-z-]{1,40}$'),
    incident         boolean     not null default false,
    joined_into      uuid        references night_call,
    version          bigint      not null default 1,
    call_back_enc    bytea,
    situation_enc    bytea,
    -- the same tap twice is one call
    constraint night_call_once unique (called_by, client_key),
    check ((holder is null) = (taken_at is null)),
    check ((status = 'samengevoegd') = (joined_into is not null))
);
-- a case has one night at a time
create unique index night_call_open on night_call (dossier)
    where status in ('alarm', 'aangenomen', 'plek', 'geplaatst', 'overdracht');
create index night_call_placement on night_call (placement);
create index night_call_joined on night_call (joined_into) where joined_into is not null;
create index night_call_caller on night_call (called_by, called_at);

-- What was told in a call that turned out to be this one: it belongs to this case from then on.
create table night_call_told (
    id            uuid        primary key,
    call          uuid        not null references night_call,
    number        text        not null,
    from_kind     text        not null,
    called_at     timestamptz not null,
    call_back_enc bytea,
    situation_enc bytea
);
create index night_call_told_call on night_call_told (call);

-- What happened, only ever added to: a code, who, and at most a bed and another code.
create table night_event (
    id     bigint generated always as identity primary key,
    call   uuid        not null references night_call,
    at     timestamptz not null,
    code   text        not null check (code ~ '^[a-z0-9-]{1,60}$'),
    who    uuid,
    bed    uuid,
    detail text        check (detail ~ '^[A-Za-z0-9-]{1,60}$')
);
create index night_event_call on night_event (call, id);

-- A shelter was called. What came of it is kept, so that the same tap sent twice gets the same answer.
create table night_attempt (
    id         uuid        primary key,
    call       uuid        not null references night_call,
    placement  uuid        not null references placement,
    client_key uuid        not null,
    bed        uuid        references bed,
    shelter    text        not null references organisation,
    location   uuid        references shelter_location,
    outcome    text        not null check (outcome in ('ja', 'nee', 'geen-gehoor', 'later')),
    criterion  text,
    until      timestamptz,
    by         uuid        not null,
    at         timestamptz not null,
    answer     text        not null check (answer in ('genoteerd', 'vastgehouden', 'bezet', 'niet-vrij')),
    promise    uuid        references bed_promise,
    taken_until timestamptz,
    refusal    text,
    constraint night_attempt_once unique (call, client_key)
);
create index night_attempt_location on night_attempt (location, at);
create index night_attempt_placement on night_attempt (placement, at);

-- Several shelters were asked at once through their own tasks; the same tap twice asks once.
create table night_request (
    call       uuid        not null references night_call,
    client_key uuid        not null,
    at         timestamptz not null,
    by         uuid        not null,
    proposals  uuid[]      not null,
    primary key (call, client_key)
);

-- What the coordinator writes while searching; a change says on which version it is based.
create table night_note (
    call     uuid        primary key references night_call,
    version  bigint      not null,
    at       timestamptz not null,
    by       uuid        not null,
    text_enc bytea
);

-- How a house is reached at night. No phone: nobody told.
create table night_desk (
    location    uuid        primary key references shelter_location,
    phone_enc   bytea       not null,
    sms         boolean     not null,
    whole_night boolean     not null,
    opens       time,
    closes      time,
    changed_at  timestamptz not null,
    changed_by  uuid        not null,
    check (whole_night = (opens is null)),
    check ((opens is null) = (closes is null))
);

-- The document of the night; what it said when it was accepted stays as it was.
create table night_handover (
    id          uuid        primary key,
    call        uuid        not null unique references night_call,
    state       text        not null check (state in ('aangeboden', 'vraag', 'aangenomen')),
    offered_at  timestamptz not null,
    offered_by  uuid        not null,
    night_enc   bytea       not null,
    accepted_at timestamptz,
    accepted_by uuid,
    check ((state = 'aangenomen') = (accepted_at is not null)),
    check ((accepted_at is null) = (accepted_by is null))
);
create table night_handover_said (
    id       uuid        primary key,
    handover uuid        not null references night_handover,
    at       timestamptz not null,
    who      uuid        not null,
    code     text        not null check (code in ('vraag', 'antwoord', 'aangenomen')),
    text_enc bytea
);
create index night_handover_said_handover on night_handover_said (handover, at);
