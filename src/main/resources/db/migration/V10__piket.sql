-- Piket (process 3): the rota, and the night. Columns whose name ends in _enc hold encrypted personal data; everything else is
-- codes and ids.

-- One or more regions that share one rota, and the organisation whose coordinators are on it. Chain directors make the areas
-- themselves; the version lets somebody who looks at an older state hear so.
create table duty_area (
    code          text    primary key check (code ~ '^[a-z0-9-]{1,40}$'),
    name          text    not null,
    organisation  text    not null references organisation,
    -- which one owns a case of which nobody knows yet where the person is
    municipality  text    references organisation,
    version       integer not null default 0
);
create index duty_area_organisation on duty_area (organisation);
create index duty_area_municipality on duty_area (municipality) where municipality is not null;

-- that a region has one area at most is the primary key
create table duty_area_region (
    region  text primary key references region,
    area    text not null references duty_area
);
create index duty_area_region_area on duty_area_region (area);

-- A region is asked to come to an area; its own director decides, and until then it stays where it is.
create table duty_area_question (
    id          uuid        primary key,
    area        text        not null references duty_area,
    region      text        not null references region,
    asked_by    uuid        not null references person,
    state       text        not null check (state in ('open', 'aangenomen', 'afgewezen', 'ingetrokken', 'vervallen')),
    asked_at    timestamptz not null,
    decided_at  timestamptz,
    decided_by  uuid        references person,
    check ((state = 'open') = (decided_at is null))
);
create unique index duty_area_question_open on duty_area_question (area, region) where state = 'open';
create index duty_area_question_region on duty_area_question (region) where state = 'open';
create index duty_area_question_area on duty_area_question (area);
create index duty_area_question_of_region on duty_area_question (region);
create index duty_area_question_asked_by on duty_area_question (asked_by);
create index duty_area_question_decided_by on duty_area_question (decided_by) where decided_by is not null;

-- Which region went from which area to which, and who did so. Only ever added to.
create table duty_area_change (
    id          bigint generated always as identity primary key,
    region      text        not null references region,
    from_area   text        references duty_area,
    to_area     text        not null references duty_area,
    changed_at  timestamptz not null,
    changed_by  uuid        not null references person
);
create index duty_area_change_region on duty_area_change (region);
create index duty_area_change_from on duty_area_change (from_area) where from_area is not null;
create index duty_area_change_to on duty_area_change (to_area);
create index duty_area_change_by on duty_area_change (changed_by);

-- How a coordinator is reached at night; kept by that person. The rota refers to this table, so that nobody can be on
-- duty who cannot be reached.
create table duty_contact (
    person      uuid        primary key references person,
    phone_enc   bytea,
    email_enc   bytea,
    changed_at  timestamptz not null,
    constraint reachable check (phone_enc is not null or email_enc is not null)
);

-- The week that repeats itself, in local time. A shift that ends at or before its beginning ends on the next day.
create table duty_pattern (
    id          uuid           primary key,
    area        text           not null references duty_area,
    line        smallint       not null check (line in (1, 2)),
    weekday     smallint       not null check (weekday between 1 and 7),
    starts      time           not null,
    ends        time           not null,
    -- A duty may hold in one of two weeks that take turns: the Monday of a week in which it holds, and from which it does.
    -- A date and no number of a week: after week 53 comes week 1, and both are odd.
    first_week  date           check (extract(isodow from first_week) = 1),
    -- The minutes show overlaps to the database, those of two weeks: a duty of each week lies in both.
    minutes     int4multirange not null check (not isempty(minutes)),
    person      uuid           not null references duty_contact,
    constraint pattern_one_person_per_line exclude using gist (area with =, line with =, minutes with &&),
    constraint pattern_one_place_per_person exclude using gist (person with =, minutes with &&)
);

-- Who is on duty from when to when. A shift keeps the pattern that it comes from until somebody changes it by hand.
-- No person: a shift that still looks for somebody.
create table duty_shift (
    id       uuid      primary key,
    area     text      not null references duty_area,
    line     smallint  not null check (line in (1, 2)),
    during   tstzrange not null check (not isempty(during) and not lower_inf(during) and not upper_inf(during)),
    person   uuid      references duty_contact,
    pattern  uuid      references duty_pattern on delete set null,
    constraint shift_one_person_per_line exclude using gist (area with =, line with =, during with &&),
    constraint shift_one_place_per_person exclude using gist (person with =, during with &&)
);
create index duty_shift_pattern on duty_shift (pattern) where pattern is not null;

-- Which days of a pattern have been turned into shifts, so that what was changed by hand is not planned again.
create table duty_planned (
    pattern  uuid not null references duty_pattern on delete cascade,
    day      date not null,
    primary key (pattern, day)
);

-- A colleague is asked to take a shift, perhaps for another in return.
create table duty_swap (
    id          uuid        primary key,
    area        text        not null references duty_area,
    shift       uuid        not null,
    asked_by    uuid        not null references person,
    asked_to    uuid        not null references person,
    in_return   uuid,
    state       text        not null check (state in ('open', 'aangenomen', 'afgewezen', 'ingetrokken', 'vervallen')),
    asked_at    timestamptz not null,
    decided_at  timestamptz,
    check ((state = 'open') = (decided_at is null))
);
create unique index duty_swap_open on duty_swap (shift, asked_to) where state = 'open';
create index duty_swap_person on duty_swap (asked_to) where state = 'open';
create index duty_swap_area on duty_swap (area);
create index duty_swap_asked_by on duty_swap (asked_by);
create index duty_swap_asked_to on duty_swap (asked_to);

-- Every change by hand: who changed what, from whom to whom. Only ever added to.
create table duty_change (
    id          bigint generated always as identity primary key,
    area        text        not null references duty_area,
    line        smallint    not null,
    during      tstzrange   not null,
    shift       uuid, -- the shift that was there before
    to_person   uuid,
    how         text        not null check (how in ('overname', 'ruil', 'uitzondering', 'patroon')),
    changed_at  timestamptz not null,
    changed_by  uuid        not null
);
create index duty_change_shift on duty_change (shift);
create index duty_change_area on duty_change (area);

-- The secret address of somebody's calendar; the secret itself is known to that person only.
create table duty_agenda (
    person       uuid        primary key references person,
    secret_hash  text        not null unique,
    made_at      timestamptz not null
);

-- The night: calls, what was tried, notes and the handover.
create sequence night_call_number;

create table night_call (
    id                uuid        primary key,
    number            text        not null unique,
    area              text        not null references duty_area,
    dossier_id        uuid        not null references dossier,
    placement         uuid        not null references placement,
    from_kind         text        not null check (from_kind in ('politie', 'kmar', 'nla', 'ziekenhuis', 'veilig-thuis',
                                                                'piket', 'meldroute', 'plaatsing', 'anders')),
    called_by         uuid        not null,
    client_key        uuid        not null,
    municipality      text        references organisation,
    status            text        not null check (status in ('alarm', 'aangenomen', 'plek', 'geplaatst', 'overdracht',
                                                             'overgedragen', 'samengevoegd', 'ingetrokken')),
    holder            uuid,
    called_at         timestamptz not null,
    -- When the first message about it had gone out, for the figure of how long people at the other end wait. No part of
    -- what a screen shows, so it counts as no change.
    first_alarm_at    timestamptz,
    taken_at          timestamptz,
    last_activity_at  timestamptz not null,
    rung              text        not null default 'opvang'
                      constraint night_call_rung check (rung in ('opvang', 'noodbed', 'andere-regio', 'tweede-lijn', 'hotel')),
    incident          boolean     not null default false,
    joined_into       uuid        references night_call,
    version           bigint      not null default 1,
    call_back_enc     bytea,
    situation_enc     bytea,
    -- the same tap twice is one call
    constraint night_call_once unique (called_by, client_key),
    check ((holder is null) = (taken_at is null)),
    check ((status = 'samengevoegd') = (joined_into is not null))
);
-- a case has one night at a time
create unique index night_call_open on night_call (dossier_id)
    where status in ('alarm', 'aangenomen', 'plek', 'geplaatst', 'overdracht');
create index night_call_dossier on night_call (dossier_id);
create index night_call_placement on night_call (placement);
create index night_call_joined on night_call (joined_into) where joined_into is not null;
create index night_call_caller on night_call (called_by, called_at);
create index night_call_area on night_call (area);
create index night_call_municipality on night_call (municipality) where municipality is not null;
-- the alarms that nobody took stand on every screen; looked for on every page
create index night_call_incident on night_call (area) where incident;

insert into allowed_transition (subject, from_status, to_status) values
    ('oproep', 'alarm', 'aangenomen'),
    ('oproep', 'alarm', 'plek'),
    ('oproep', 'alarm', 'geplaatst'),
    ('oproep', 'alarm', 'overdracht'),
    ('oproep', 'alarm', 'samengevoegd'),
    ('oproep', 'alarm', 'ingetrokken'),
    ('oproep', 'aangenomen', 'plek'),
    ('oproep', 'aangenomen', 'geplaatst'),
    ('oproep', 'aangenomen', 'overdracht'),
    ('oproep', 'aangenomen', 'samengevoegd'),
    ('oproep', 'aangenomen', 'ingetrokken'),
    ('oproep', 'plek', 'aangenomen'),
    ('oproep', 'plek', 'geplaatst'),
    ('oproep', 'plek', 'overdracht'),
    ('oproep', 'plek', 'ingetrokken'),
    ('oproep', 'geplaatst', 'aangenomen'),
    ('oproep', 'geplaatst', 'plek'),
    ('oproep', 'geplaatst', 'overdracht'),
    ('oproep', 'geplaatst', 'ingetrokken'),
    ('oproep', 'overdracht', 'overgedragen'),
    ('oproep', 'overdracht', 'samengevoegd'),
    ('oproep', 'overdracht', 'ingetrokken');
create trigger allowed_transition before update of status on night_call
    for each row when (old.status is distinct from new.status)
    execute function refuse_other_transitions('oproep', 'status');

create view open_call as
    select id, area, holder, called_at, incident from night_call
    where status in ('alarm', 'aangenomen', 'plek', 'geplaatst', 'overdracht');

-- What was told in a call that turned out to be this one: it belongs to this case from then on.
create table night_call_told (
    id             uuid        primary key,
    call           uuid        not null references night_call,
    number         text        not null,
    from_kind      text        not null
                   constraint night_call_told_from_kind check (from_kind in ('politie', 'kmar', 'nla', 'ziekenhuis',
                       'veilig-thuis', 'piket', 'meldroute', 'plaatsing', 'anders')),
    called_at      timestamptz not null,
    call_back_enc  bytea,
    situation_enc  bytea
);
create index night_call_told_call on night_call_told (call);

-- What happened, only ever added to: a code, who, and at most a bed and another code.
create table night_event (
    id      bigint generated always as identity primary key,
    call    uuid        not null references night_call,
    at      timestamptz not null,
    code    text        not null check (code ~ '^[a-z0-9-]{1,60}$'),
    who     uuid,
    bed     uuid,
    detail  text        check (detail ~ '^[A-Za-z0-9-]{1,60}$')
);
create index night_event_call on night_event (call, id);

-- A shelter was called. What came of it is kept, so that the same tap sent twice gets the same answer.
create table night_attempt (
    id           uuid        primary key,
    call         uuid        not null references night_call,
    placement    uuid        not null references placement,
    client_key   uuid        not null,
    bed          uuid        references bed,
    shelter      text        not null references organisation,
    location     uuid        references shelter_location,
    outcome      text        not null check (outcome in ('ja', 'nee', 'geen-gehoor', 'later')),
    criterion    text,
    until        timestamptz,
    by           uuid        not null,
    at           timestamptz not null,
    answer       text        not null check (answer in ('genoteerd', 'vastgehouden', 'bezet', 'niet-vrij')),
    promise      uuid        references bed_promise,
    taken_until  timestamptz,
    refusal      text,
    constraint night_attempt_once unique (call, client_key)
);
create index night_attempt_location on night_attempt (location, at);
create index night_attempt_placement on night_attempt (placement, at);
create index night_attempt_shelter on night_attempt (shelter);
create index night_attempt_bed on night_attempt (bed) where bed is not null;
create index night_attempt_promise on night_attempt (promise) where promise is not null;

-- Several shelters were asked at once through their own tasks; the same tap twice asks once.
create table night_request (
    call        uuid        not null references night_call,
    client_key  uuid        not null,
    at          timestamptz not null,
    by          uuid        not null,
    proposals   uuid[]      not null,
    primary key (call, client_key)
);

-- What the coordinator writes while searching; a change says on which version it is based.
create table night_note (
    call      uuid        primary key references night_call,
    version   bigint      not null,
    at        timestamptz not null,
    by        uuid        not null,
    text_enc  bytea
);

-- How a house is reached at night. No phone: nobody told.
create table night_desk (
    location     uuid        primary key references shelter_location,
    phone_enc    bytea       not null,
    sms          boolean     not null,
    whole_night  boolean     not null,
    opens        time,
    closes       time,
    changed_at   timestamptz not null,
    changed_by   uuid        not null,
    check (whole_night = (opens is null)),
    check ((opens is null) = (closes is null))
);

-- The document of the night; what it said when it was accepted stays as it was.
create table night_handover (
    id           uuid        primary key,
    call         uuid        not null unique references night_call,
    state        text        not null check (state in ('aangeboden', 'vraag', 'aangenomen')),
    offered_at   timestamptz not null,
    offered_by   uuid        not null,
    night_enc    bytea       not null,
    accepted_at  timestamptz,
    accepted_by  uuid,
    check ((state = 'aangenomen') = (accepted_at is not null)),
    check ((accepted_at is null) = (accepted_by is null))
);

create table night_handover_said (
    id        uuid        primary key,
    handover  uuid        not null references night_handover,
    at        timestamptz not null,
    who       uuid        not null,
    code      text        not null check (code in ('vraag', 'antwoord', 'aangenomen')),
    text_enc  bytea
);
create index night_handover_said_handover on night_handover_said (handover, at);

-- The list for when Schakel cannot be reached: tonight's places, numbers and rota of one area. No people who need help.
create table night_list (
    area          text        primary key references duty_area, -- the newest only: an old list sends people to taken beds
    evening       date        not null,                         -- local date of the evening that it is for
    made_at       timestamptz not null,
    beds          int         not null,
    document_enc  bytea       not null
);

-- The words with which one person opens the list. Made by Schakel, seen behind login only.
create table night_passphrase (
    person      uuid        primary key references person,
    phrase_enc  bytea       not null,
    made_at     timestamptz not null
);

-- A key that came with a tap or a call, and a hash of what came with it: the same key with something else is refused, so
-- that nothing is dropped unseen. Both are keyed hashes, which only this installation can make.
create table sent_key (
    key_hash      text        primary key check (key_hash ~ '^[0-9a-f]{64}$'),
    content_hash  text        not null check (content_hash ~ '^[0-9a-f]{64}$'),
    at            timestamptz not null
);

comment on table duty_area is 'piket';
comment on table duty_area_region is 'piket';
comment on table duty_area_question is 'piket';
comment on table duty_area_change is 'piket';
comment on table duty_contact is 'piket';
comment on table duty_pattern is 'piket';
comment on table duty_shift is 'piket';
comment on table duty_planned is 'piket';
comment on table duty_swap is 'piket';
comment on table duty_change is 'piket';
comment on table duty_agenda is 'piket';
comment on table night_call is 'piket';
comment on view open_call is 'piket';
comment on table night_call_told is 'piket';
comment on table night_event is 'piket';
comment on table night_attempt is 'piket';
comment on table night_request is 'piket';
comment on table night_note is 'piket';
comment on table night_desk is 'piket';
comment on table night_handover is 'piket';
comment on table night_handover_said is 'piket';
comment on table night_list is 'piket';
comment on table night_passphrase is 'piket';
comment on table sent_key is 'piket';
