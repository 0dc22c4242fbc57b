-- The tasks of the route as lists need them: one row per user task, kept by the task's own events in its transaction.
create table route_task (
    task_id        text        primary key,
    dossier_id     uuid        not null references dossier,
    reference      text        not null,
    municipality   text        not null,
    process        text,
    step           text        not null,
    name           text        not null,
    group_id       text        not null,
    assignee       text,
    -- Whose own step it is: the user name that the model itself names, at the start or when a night changes hands. Such a
    -- task is that person's, also outside the group; every other task is for members of its group only.
    own_of         text,
    urgency        text,
    -- By which row of the table of terms it began: the same row says later who hears. The step may carry a rung of the
    -- shelter ladder (plek-beantwoorden/noodbed).
    term_region    text,
    term_step      text,
    -- the running ladder, so that it can be ended with the task without looking for it
    watch_id       text,
    created_at     timestamptz not null,
    due_at         timestamptz,
    pickup_due_at  timestamptz,
    -- '': no rung of the ladder was reached yet
    rung           text        not null default ''
                   constraint route_task_rung check (rung in ('', 'oppakken', 'oppakken-escalatie', 'herinnering',
                                                              'termijn', 'escalatie')),
    ended_at       timestamptz,
    ended_how      text,
    ended_by       text
);
-- a page of tasks is a range of the group's open tasks, the first due on top
create index route_task_open_group on route_task
    (group_id, (coalesce(due_at, 'infinity'::timestamptz)), created_at, task_id) where ended_at is null;
create index route_task_open_assignee on route_task (assignee) where ended_at is null;
create index route_task_open_own on route_task (own_of) where ended_at is null and own_of is not null;
create index route_task_late on route_task (due_at) where ended_at is null;
-- a case finds all its tasks, ended ones too
create index route_task_dossier on route_task (dossier_id, created_at);

create view open_term as select dossier_id, due_at from route_task where ended_at is null;

-- What of the directory the engine knows already, so that a start with nothing new costs one small read.
create table engine_identity (
    id     smallint primary key default 1 check (id = 1),
    state  text     not null
);
insert into engine_identity (state) values ('');

comment on table route_task is 'process';
comment on view open_term is 'process';
comment on table engine_identity is 'process';
