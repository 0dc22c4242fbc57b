-- Chain directors make the areas of the on-call service themselves. The version lets somebody who looks at an older state
-- hear so; that a region has one area at most is the primary key of duty_area_region.
alter table duty_area add column version integer not null default 0;

-- A region is asked to come to an area; its own director decides, and until then it stays where it is.
create table duty_area_question (
    id         uuid        primary key,
    area       text        not null references duty_area,
    region     text        not null references region,
    asked_by   uuid        not null references person,
    state      text        not null check (state in ('open', 'aangenomen', 'afgewezen', 'ingetrokken', 'vervallen')),
    asked_at   timestamptz not null,
    decided_at timestamptz,
    decided_by uuid        references person,
    check ((state = 'open') = (decided_at is null))
);
create unique index duty_area_question_open on duty_area_question (area, region) where state = 'open';
create index duty_area_question_region on duty_area_question (region) where state = 'open';

-- Which region went from which area to which, and who did so. Only ever added to.
create table duty_area_change (
    id         bigint generated always as identity primary key,
    region     text        not null references region,
    from_area  text        references duty_area,
    to_area    text        not null references duty_area,
    changed_at timestamptz not null,
    changed_by uuid        not null references person
);
