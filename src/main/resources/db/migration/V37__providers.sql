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
