-- Who there is: regions, parties, people, roles. Columns whose name ends in _enc hold encrypted personal data.

-- Regions: municipalities that share one chain director. Office hours are a setting of the region.
create table region (
    code                text    primary key check (code ~ '^[a-z0-9-]{1,40}$'),
    name                text    not null,
    zone                text    not null default 'Europe/Amsterdam',
    opens               time    not null default '08:30',
    closes              time    not null default '17:00',
    -- when a night is handed over: every morning, also on days on which the offices stay closed
    handover            time    not null default '08:30',
    liberation_day_off  boolean not null default false,
    good_friday_off     boolean not null default false
);

-- Every party of the chain. A municipality is one too, under its CBS code (filled from data/gemeenten.csv).
create table organisation (
    code    text primary key check (code ~ '^[A-Za-z0-9-]{1,40}$'),
    name    text not null,
    kind    text not null check (kind in ('gemeente', 'regio', 'politie', 'inspectie', 'zorg', 'veiligthuis', 'riec',
                                          'opvang', 'registratie', 'landelijk', 'beheer')),
    region  text references region
);
create index organisation_region on organisation (region);

create view municipality_region as select code as municipality, region from organisation where kind = 'gemeente';

-- Which organisation plays a role for a whole region.
create table coverage (
    region        text not null references region,
    role          text not null,
    organisation  text not null references organisation,
    primary key (region, role)
);
create index coverage_organisation on coverage (organisation);

create table person (
    id                uuid        primary key,
    username          text        not null unique check (username ~ '^[a-z0-9][a-z0-9._-]{1,62}$'),
    display_name_enc  bytea       not null,
    email_enc         bytea,
    password_hash     text,
    demo              boolean     not null default false,
    active            boolean     not null default true,
    created_at        timestamptz not null default now()
);

create table membership (
    person        uuid not null references person on delete cascade,
    role          text not null,
    organisation  text not null references organisation,
    primary key (person, role, organisation)
);
create index membership_group on membership (organisation, role);

-- Counts the changes above, so that a node sees with one small read whether what it remembers still holds.
create table directory_version (
    id       smallint primary key default 1 check (id = 1),
    version  bigint   not null default 1
);
insert into directory_version default values;

create function directory_changed() returns trigger language plpgsql as $$
begin
    update schakel.directory_version set version = version + 1;
    return null;
end
$$;

create trigger region_changed after insert or update or delete on region
    for each statement execute function directory_changed();
create trigger organisation_changed after insert or update or delete on organisation
    for each statement execute function directory_changed();
create trigger coverage_changed after insert or update or delete on coverage
    for each statement execute function directory_changed();
create trigger person_changed after insert or update or delete on person
    for each statement execute function directory_changed();
create trigger membership_changed after insert or update or delete on membership
    for each statement execute function directory_changed();

-- Exists in every installation: who helps where no region has been set up yet, and who runs Schakel.
insert into organisation (code, name, kind) values
    ('landelijk', 'Landelijk team mensenhandel', 'landelijk'),
    ('schakel', 'Beheer van Schakel', 'beheer');

comment on table region is 'organisation';
comment on table organisation is 'organisation';
comment on view municipality_region is 'organisation';
comment on table coverage is 'organisation';
comment on table person is 'organisation';
comment on table membership is 'organisation';
comment on table directory_version is 'organisation';
