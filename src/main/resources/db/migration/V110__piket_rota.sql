-- Piket, the rota (process 3). Columns whose name ends in _enc hold encrypted personal data.

-- One or more regions that share one rota, and the organisation whose coordinators are on it.
create table duty_area (
    code         text primary key check (code ~ '^[a-z0-9-]{1,40}$'),
    name         text not null,
    organisation text not null references organisation
);
create table duty_area_region (
    region text primary key references region,
    area   text not null references duty_area
);
create index duty_area_region_area on duty_area_region (area);

-- How a coordinator is reached at night; kept by that person. The rota refers to this table, so that nobody can be on
-- duty who cannot be reached.
create table duty_contact (
    person     uuid        primary key references person,
    phone_enc  bytea,
    email_enc  bytea,
    changed_at timestamptz not null,
    constraint reachable check (phone_enc is not null or email_enc is not null)
);

-- The week that repeats itself, in local time. A shift that ends at or before its beginning ends on the next day.
-- The minutes of the week show overlaps to the database.
create table duty_pattern (
    id      uuid           primary key,
    area    text           not null references duty_area,
    line    smallint       not null check (line in (1, 2)),
    weekday smallint       not null check (weekday between 1 and 7),
    starts  time           not null,
    ends    time           not null,
    minutes int4multirange not null check (not isempty(minutes)),
    person  uuid           not null references duty_contact,
    constraint pattern_one_person_per_line exclude using gist (area with =, line with =, minutes with &&),
    constraint pattern_one_place_per_person exclude using gist (person with =, minutes with &&)
);

-- Who is on duty from when to when. A shift keeps the pattern that it comes from until somebody changes it by hand.
-- No person: a shift that still looks for somebody.
create table duty_shift (
    id         uuid        primary key,
    area       text        not null references duty_area,
    line       smallint    not null check (line in (1, 2)),
    during     tstzrange   not null check (not isempty(during) and not lower_inf(during) and not upper_inf(during)),
    person     uuid        references duty_contact,
    pattern    uuid        references duty_pattern on delete set null,
    constraint shift_one_person_per_line exclude using gist (area with =, line with =, during with &&),
    constraint shift_one_place_per_person exclude using gist (person with =, during with &&)
);
create index duty_shift_pattern on duty_shift (pattern) where pattern is not null;

-- Which days of a pattern have been turned into shifts, so that what was changed by hand is not planned again.
create table duty_planned (
    pattern uuid not null references duty_pattern on delete cascade,
    day     date not null,
    primary key (pattern, day)
);

-- A colleague is asked to take a shift, perhaps for another in return.
create table duty_swap (
    id         uuid        primary key,
    area       text        not null references duty_area,
    shift      uuid        not null,
    asked_by   uuid        not null references person,
    asked_to   uuid        not null references person,
    in_return  uuid,
    state      text        not null check (state in ('open', 'aangenomen', 'afgewezen', 'ingetrokken', 'vervallen')),
    asked_at   timestamptz not null,
    decided_at timestamptz,
    check ((state = 'open') = (decided_at is null))
);
create unique index duty_swap_open on duty_swap (shift, asked_to) where state = 'open';
create index duty_swap_person on duty_swap (asked_to) where state = 'open';

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

-- The secret address of somebody's calendar; the secret itself is known to that person only.
create table duty_agenda (
    person      uuid        primary key references person,
    secret_hash text        not null unique,
    made_at     timestamptz not null
);
