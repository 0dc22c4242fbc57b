-- What a line of a list may say, and the orders in which a list of tasks is read.

-- Whether who does the step sees anything of the case, as its model says; a list shows no more than the page of the task.
-- Of the steps that run now the roles are known from which their models hide the case.
alter table route_task add column opens boolean not null default true;
update route_task set opens = false
where split_part(group_id, '@', 1) in ('melder', 'ambassadeur', 'centrumgemeente');

-- a page of tasks in another order is a range of the group's open tasks too
create index route_task_open_created on route_task (group_id, created_at, task_id) where ended_at is null;
create index route_task_open_pickup on route_task
    (group_id, (coalesce(case when assignee is null then pickup_due_at end, 'infinity'::timestamptz)), created_at, task_id)
    where ended_at is null;

-- cases in which somebody is in danger now
create view acute_case as select id as dossier_id from dossier where acute;
comment on view acute_case is 'signal';

-- A role that nobody holds: one thing to solve, however many steps wait for it in the hands of who stands in.
create table vacancy (
    id        uuid        primary key,
    group_id  text        not null,
    since     timestamptz not null,
    until     timestamptz check (until >= since)
);
create unique index vacancy_open on vacancy (group_id) where until is null;
comment on table vacancy is 'process';

-- for which vacancy a step is with who stands in, and whether it is told and shown under that vacancy only
alter table route_task add column vacancy uuid references vacancy;
alter table route_task add column together boolean not null default false;
create index route_task_open_vacancy on route_task (group_id, vacancy) where ended_at is null and vacancy is not null;
create index route_task_vacancy on route_task (vacancy) where vacancy is not null;

-- how somebody often wants to see the own list: codes only, and no name of their own making
create table saved_selection (
    id            uuid        primary key,
    person        uuid        not null references person,
    filter        text        not null,
    sort          text        not null,
    municipality  text,
    step          text,
    acute         boolean     not null,
    kept_at       timestamptz not null
);
create unique index saved_selection_once on saved_selection
    (person, filter, sort, coalesce(municipality, ''), coalesce(step, ''), acute);
comment on table saved_selection is 'process';

-- the task whose completion began this one, so that who finished it can see who got what
alter table route_task add column begun_by text;
