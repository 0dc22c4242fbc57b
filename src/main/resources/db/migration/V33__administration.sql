-- A region takes Schakel into use by itself: who set up what, who was invited, and roles that wait for a second person.

-- Two administrators at once: who changes a region says which version they saw (ADR 113).
alter table region add column version bigint not null default 1;

-- To log in with, and so that one person has one account however many organisations invite them.
alter table person add column email_hash text check (email_hash ~ '^[0-9a-f]{64}$');
create unique index person_email on person (email_hash);

-- A new password ends every session that began with another.
alter table person add column login_version integer not null default 1;

-- Who holds this role runs the installation, so it exists at one place only.
alter table membership add constraint membership_beheer check (role <> 'beheer' or organisation = 'schakel');

-- How somebody gets a first or a new password: by a mail that works once, for some days.
create table invitation (
    id            uuid        primary key,
    person        uuid        not null references person,
    made_by       uuid        not null,
    made_at       timestamptz not null,
    until         timestamptz not null,
    used_at       timestamptz,
    withdrawn_at  timestamptz,
    check (used_at is null or withdrawn_at is null)
);
create unique index invitation_open on invitation (person) where used_at is null and withdrawn_at is null;
create index invitation_person on invitation (person);

-- A role that opens cases is given by two people.
create table role_proposal (
    id            uuid        primary key,
    person        uuid        not null references person,
    role          text        not null check (role <> 'beheer'),
    organisation  text        not null references organisation,
    proposed_by   uuid        not null,
    proposed_at   timestamptz not null,
    decision      text        check (decision in ('gegeven', 'afgewezen', 'ingetrokken')),
    decided_by    uuid,
    decided_at    timestamptz,
    check (proposed_by <> person),
    check ((decision is null) = (decided_at is null)),
    -- who proposed it does not give it, and nobody gives it to themselves
    check (decision is distinct from 'gegeven' or (decided_by is not null and decided_by <> proposed_by and decided_by <> person))
);
create unique index role_proposal_open on role_proposal (person, role, organisation) where decision is null;
create index role_proposal_person on role_proposal (person);
create index role_proposal_organisation on role_proposal (organisation);

-- Who changed what of the directory. Ids and codes only; names stay where they are sealed.
create table directory_change (
    id            bigint      generated always as identity primary key,
    at            timestamptz not null,
    by            uuid        not null,
    what          text        not null check (what ~ '^[a-z-]{3,40}$'),
    person        uuid,
    role          text,
    organisation  text,
    region        text
);
create index directory_change_organisation on directory_change (organisation, id);
create index directory_change_region on directory_change (region, id);

comment on table invitation is 'administration';
comment on table role_proposal is 'administration';
comment on table directory_change is 'administration';
