-- Login by an organisation's own provider (OpenID Connect).

-- Who somebody is at a provider. Only a keyed hash of issuer and subject: the number of somebody at another organisation is
-- kept nowhere.
create table login_identity (
    person        uuid        not null references person,
    provider      text        not null check (provider ~ '^[a-z0-9-]{2,40}$'),
    subject_hash  text        not null check (subject_hash ~ '^[0-9a-f]{64}$'),
    linked_at     timestamptz not null,
    primary key (person, provider),
    unique (provider, subject_hash)
);

-- Which session at a provider led to a login here, for a provider that ends a session without saying whose it is.
create table provider_session (
    provider    text        not null,
    sid_hash    text        not null check (sid_hash ~ '^[0-9a-f]{64}$'),
    person      uuid        not null references person,
    begun_at    timestamptz not null,
    primary key (provider, sid_hash, person)
);
create index provider_session_person on provider_session (person);
create index provider_session_begun on provider_session (begun_at);

-- What a provider said once about the end of sessions, so that nobody says it again.
create table provider_logout (
    provider   text        not null,
    said_hash  text        not null check (said_hash ~ '^[0-9a-f]{64}$'),
    until      timestamptz not null,
    primary key (provider, said_hash)
);
create index provider_logout_until on provider_logout (until);

comment on table login_identity is 'login';
comment on table provider_session is 'login';
comment on table provider_logout is 'login';

-- What a provider says of somebody in a claim, and the role here that goes with it. One that opens cases is given by it when two
-- people agreed; until then it is proposed each time.
create table role_mapping (
    id            uuid        primary key,
    provider      text        not null check (provider ~ '^[a-z0-9-]{2,40}$'),
    claimed       text        not null check (length(claimed) between 1 and 200),
    role          text        not null check (role <> 'beheer'),
    organisation  text        not null references organisation,
    made_by       uuid        not null,
    made_at       timestamptz not null,
    approved_by   uuid        check (approved_by <> made_by),
    approved_at   timestamptz,
    ended_by      uuid,
    ended_at      timestamptz,
    check ((approved_by is null) = (approved_at is null)),
    check ((ended_by is null) = (ended_at is null))
);
create unique index role_mapping_open on role_mapping (provider, claimed, role) where ended_at is null;
create index role_mapping_organisation on role_mapping (organisation);

-- A claim that led to a role or a proposal: what a provider gave it takes again, and what people gave it does not.
create table claimed_role (
    person        uuid        not null references person,
    provider      text        not null,
    role          text        not null,
    mapping       uuid        not null references role_mapping,
    since         timestamptz not null,
    primary key (person, provider, role)
);
create index claimed_role_mapping on claimed_role (mapping);

comment on table role_mapping is 'administration';
comment on table claimed_role is 'administration';
