-- Who an organisation's own system (SCIM) says works there, as it said it. What it says of names and addresses is sealed.
create table provisioned_person (
    provider        text        not null check (provider ~ '^[a-z0-9-]{2,40}$'),
    person          uuid        not null references person,
    organisation    text        not null references organisation,
    user_name_hash  text        not null check (user_name_hash ~ '^[0-9a-f]{64}$'),
    details_enc     bytea       not null,
    active          boolean     not null,
    version         bigint      not null check (version > 0),
    created_at      timestamptz not null,
    changed_at      timestamptz not null,
    primary key (provider, person),
    unique (provider, user_name_hash)
);
create index provisioned_person_person on provisioned_person (person);
create index provisioned_person_organisation on provisioned_person (organisation);

-- In which of its groups that system says somebody is; which role goes with a group stands in role_mapping.
create table provisioned_member (
    provider  text        not null,
    person    uuid        not null,
    claimed   text        not null check (length(claimed) between 1 and 200),
    since     timestamptz not null,
    primary key (provider, person, claimed),
    foreign key (provider, person) references provisioned_person (provider, person)
);
create index provisioned_member_claimed on provisioned_member (provider, claimed);

-- When such a system last came, and the last of what was refused: codes only.
create table provisioning_contact (
    provider  text        primary key check (provider ~ '^[a-z0-9-]{2,40}$'),
    last_at   timestamptz not null
);
create table provisioning_refusal (
    id        bigint      generated always as identity primary key,
    provider  text        not null check (provider ~ '^[a-z0-9-]{2,40}$'),
    at        timestamptz not null,
    why       text        not null check (why ~ '^[a-z-]{3,40}$')
);
create index provisioning_refusal_provider on provisioning_refusal (provider, id);

comment on table provisioned_person is 'administration';
comment on table provisioned_member is 'administration';
comment on table provisioning_contact is 'administration';
comment on table provisioning_refusal is 'administration';
