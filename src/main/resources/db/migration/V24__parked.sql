-- A search for a place that waits until a moment that was agreed, and places that are put aside for a while (ADR 121). Codes
-- and moments only: why somebody is not ready is a code, never a text.

create table placement_parked (
    id           uuid        primary key,
    placement    uuid        not null references placement,
    reason       text        not null constraint placement_parked_reason check (reason in ('wil-nadenken', 'ziekenhuis',
                                 'niet-bereikbaar', 'wacht-op-naaste', 'opvang-overlegt', 'andere-reden')),
    until        timestamptz not null,
    at           timestamptz not null,
    by           uuid        not null,
    -- who went on before the moment, and how it went on; the route notes when it did
    resumed_by   uuid,
    resumed_how  text        constraint placement_parked_resumed_how check (resumed_how in ('moment', 'eerder', 'plek', 'piket',
                                 'einde')),
    resumed_at   timestamptz,
    check (until > at),
    check (resumed_at is null or resumed_how is not null)
);
create unique index placement_parked_open on placement_parked (placement) where resumed_at is null;
create index placement_parked_placement on placement_parked (placement, at);
comment on table placement_parked is 'placement';

create table placement_aside (
    id         uuid        primary key,
    placement  uuid        not null references placement,
    -- the house: nobody means one room of several that are alike
    location   uuid        not null references shelter_location,
    reason     text        not null constraint placement_aside_reason check (reason in ('wil-nadenken', 'ziekenhuis',
                               'niet-bereikbaar', 'wacht-op-naaste', 'opvang-overlegt', 'andere-reden')),
    until      timestamptz not null,
    at         timestamptz not null,
    by         uuid        not null,
    -- back in the list before the moment; after the moment it is back by itself
    back_at    timestamptz,
    back_by    uuid,
    check (until > at)
);
create unique index placement_aside_open on placement_aside (placement, location) where back_at is null;
create index placement_aside_placement on placement_aside (placement);
create index placement_aside_location on placement_aside (location);
comment on table placement_aside is 'placement';

-- A place that a municipality found for one person (ADR 121): a bed like any other, so that it can be held, reached and left,
-- and in no list of free beds. Where it is, is known to who cares for the person; nothing of that stands in the clear.
alter table shelter_location drop constraint shelter_location_kind_check;
alter table shelter_location add constraint shelter_location_kind_check check (kind in ('noodbed', 'vrouwenopvang',
    'mannenopvang', 'categorale-opvang', 'maatschappelijke-opvang', 'omm', 'cosm', 'hotel', 'gemeente'));
alter table refusal drop constraint refusal_shelter_kind;
alter table refusal add constraint refusal_shelter_kind check (shelter_kind in ('noodbed', 'vrouwenopvang', 'mannenopvang',
    'categorale-opvang', 'maatschappelijke-opvang', 'omm', 'cosm', 'hotel', 'gemeente'));
create unique index shelter_location_of_municipality on shelter_location (municipality) where kind = 'gemeente';

create table municipal_place (
    bed          uuid        primary key references bed,
    placement    uuid        not null references placement,
    name_enc     bytea       not null,
    address_enc  bytea       not null,
    phone_enc    bytea       not null,
    until        date        not null,
    -- what the municipality says of everything that the place must have; nobody else tested it
    checked      text        not null constraint municipal_place_checked check (checked in ('past', 'past-mits',
                             'niet-getoetst')),
    measure_enc  bytea,
    at           timestamptz not null,
    by           uuid        not null
);
create index municipal_place_placement on municipal_place (placement);
comment on table municipal_place is 'placement';
