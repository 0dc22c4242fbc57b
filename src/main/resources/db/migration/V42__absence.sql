-- Who is away for some days, and who does their part meanwhile: a role that is given for that period and taken when it ends.

-- Kept by the absence that runs; who is away counts for nobody who would see what is given to a group.
alter table person add column away boolean not null default false;

create table absence (
    id           uuid        primary key,
    person       uuid        not null references person,
    first_day    date        not null,
    last_day     date        not null,
    reported_by  uuid        not null,
    reported_at  timestamptz not null,
    began_at     timestamptz,
    ended_at     timestamptz,
    constraint absence_days check (last_day >= first_day)
);
create unique index absence_open on absence (person) where ended_at is null;
create index absence_person on absence (person);
-- what the look of each few minutes reads
create index absence_running on absence (first_day) where ended_at is null;

-- Such a role takes the same two people as any other; given_at to taken_at is when it was held in somebody's place.
alter table role_proposal add column absence uuid references absence;
alter table role_proposal add column given_at timestamptz;
alter table role_proposal add column taken_at timestamptz;
alter table role_proposal add constraint role_proposal_in_place
    check ((given_at is null or absence is not null) and (taken_at is null or given_at is not null));
create index role_proposal_absence on role_proposal (absence) where absence is not null;

comment on table absence is 'administration';
