-- A second step at login: what somebody has besides the password they know.

-- An app that shows another six digits every half minute.
create table code_app (
    person      uuid        primary key references person,
    secret_enc  bytea       not null,
    made_at     timestamptz not null,
    -- the half minute whose digits were used last: they work once
    last_used   bigint      not null
);

-- A key that a phone, computer or security key keeps, and opens with a face, finger or code.
create table passkey (
    id               uuid        primary key,
    person           uuid        not null references person,
    credential_hash  text        not null unique check (credential_hash ~ '^[0-9a-f]{64}$'),
    credential_enc   bytea       not null,
    signatures       bigint      not null,
    made_at          timestamptz not null,
    used_at          timestamptz
);
create index passkey_person on passkey (person);

-- For who lost the phone. Each works once.
create table recovery_code (
    person     uuid        not null references person,
    code_hash  text        not null check (code_hash ~ '^[0-9a-f]{64}$'),
    made_at    timestamptz not null,
    used_at    timestamptz,
    primary key (person, code_hash)
);

comment on table code_app is 'login';
comment on table passkey is 'login';
comment on table recovery_code is 'login';
